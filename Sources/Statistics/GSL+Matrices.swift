// SPDX-License-Identifier: GPL-3.0-or-later

internal import CNumerics

extension GSL {
    /// Fills `result` with factor · A Bᵀ; A is (rows × dimension), B (columns × dimension), both row-major runs of arrays.
    ///
    /// The answer of a call depends on its shape alone, never on a number of threads.
    static func products(
        _ a: [Double], from firstA: Int, rows: Int, _ b: [Double], from firstB: Int, columns: Int, dimension: Int,
        factor: Double, into result: inout [Double]
    ) {
        ready()
        precondition(
            rows >= 0 && columns >= 0 && dimension > 0 && firstA >= 0 && firstB >= 0
                && (firstA + rows) * dimension <= a.count && (firstB + columns) * dimension <= b.count
                && rows * columns <= result.count,
            "the rows lie in their arrays, and the result has a place for each product")
        precondition(max(rows, columns, dimension) <= Int(Int32.max), "BLAS counts in 32 bits")
        if rows == 0 || columns == 0 { return }
        unsafe a.withUnsafeBufferPointer { left in
            unsafe b.withUnsafeBufferPointer { right in
                unsafe result.withUnsafeMutableBufferPointer { out in
                    guard let left = left.baseAddress, let right = right.baseAddress, let out = out.baseAddress else {
                        return
                    }
                    unsafe cblas_dgemm(
                        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(dimension), factor,
                        left + firstA * dimension, Int32(dimension), right + firstB * dimension, Int32(dimension), 0,
                        out, Int32(columns))
                }
            }
        }
    }
}
