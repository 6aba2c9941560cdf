// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// Some rows of a result as columns, read where the engine put them.
///
/// The memory is the engine's; it is given back when the batch and its columns are gone.
public struct RecordBatch {
    /// The number of rows.
    public let count: Int
    /// The columns in the query's order.
    public let columns: [Column]

    init(_ array: ArrowArray, fields: [Field]) {
        let owner = unsafe ArrayOwner(array)
        count = owner.count
        columns = fields.enumerated().map { index, field in
            unsafe Column(
                field: field, array: owner.child(index), offset: owner.offset, count: owner.count, owner: owner)
        }
    }

    /// The column of a name.
    ///
    /// - Throws: ``ADBCError/columnMissing(name:)``.
    public func column(_ name: String) throws(ADBCError) -> Column {
        guard let column = columns.first(where: { $0.name == name }) else { throw .columnMissing(name: name) }
        return column
    }
}

/// The one owner of an array that an engine gave us.
@safe final class ArrayOwner {
    private var array: ArrowArray

    init(_ array: ArrowArray) { unsafe self.array = unsafe array }

    deinit { unsafe array.release?(&array) }

    var count: Int { unsafe Int(array.length) }
    var offset: Int { unsafe Int(array.offset) }

    /// The array of a column; it lives as long as its owner.
    func child(_ index: Int) -> UnsafeMutablePointer<ArrowArray> {
        guard unsafe index < Int(array.n_children), let child = unsafe array.children?[index] else {
            preconditionFailure("the engine gave fewer columns than its own schema has")
        }
        return unsafe child
    }
}
