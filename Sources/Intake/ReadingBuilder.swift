// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// A reading while it grows: every row is counted once, as accepted, absent or rejected.
struct ReadingBuilder {
    private(set) var reading: FileReading
    private var workIndex: [Work: Int] = [:]
    /// The slice of the last row: rows of one school stand together.
    private var lastSlice: ReadSlice?
    private var marksOfScale = 0

    init(file: String, sha256: String, format: FileFormat) {
        reading = FileReading(file: file, sha256: sha256, context: "", format: format.rawValue)
    }

    /// The number of a work, which is added where it is new.
    mutating func index(of work: Work) -> Int {
        if let index = workIndex[work] { return index }
        reading.works.append(work)
        workIndex[work] = reading.works.count - 1
        return reading.works.count - 1
    }

    mutating func accept(work: Int, school: SchoolID, outcome: Outcome, score: Int?, person: UInt64) {
        reading.rows += 1
        reading.accepted += 1
        reading.results.append(work: work, school: school, outcome: outcome, score: score, person: person)
        enter(work: work, school: school)
    }

    /// The most pupils of one file of counts: each becomes a row of the store.
    private static let mostCounted = 5_000_000

    /// Why the counts of a school cannot be taken; nil where they can.
    ///
    /// A second row of one school and work would be added to the first.
    mutating func refusal(work: Int, school: SchoolID, pupils: Int) -> RejectionReason? {
        if reading.slices.contains(ReadSlice(work: work, school: school)) { return .conflictingResult }
        return reading.results.count + pupils > Self.mostCounted ? .malformedValue : nil
    }

    /// Counts a row of a school that stands for many pupils, rebuilt from rounded percentages or counted.
    mutating func acceptCounts(
        work: Int, school: SchoolID, _ counts: [(outcome: Outcome, score: Int?, pupils: Int)], isRounded: Bool
    ) {
        reading.rows += 1
        reading.accepted += 1
        if isRounded { reading.isApproximate = true }
        for (outcome, score, pupils) in counts {
            for _ in 0..<pupils {
                reading.results.append(work: work, school: school, outcome: outcome, score: score, person: 0)
            }
        }
        enter(work: work, school: school)
    }

    /// Counts a row of a territory.
    mutating func acceptReference(_ shares: ReferenceShares) {
        reading.rows += 1
        reading.accepted += 1
        reading.references.append(shares)
    }

    /// The number of a new list of tasks.
    mutating func list(of tasks: [TaskDefinition], work: Int) -> Int32 {
        reading.tasks.lists.append(TaskList(work: work, tasks: tasks))
        return Int32(reading.tasks.lists.count - 1)
    }

    /// Adds the tasks of a pupil who counts: as many bytes as the list has tasks.
    mutating func addTasks(
        list: Int32, school: SchoolID, outcome: Outcome, total: Int?, journal: UInt8, variant: UInt8, scores: [UInt8]
    ) {
        reading.tasks.list.append(list)
        reading.tasks.school.append(school.number)
        reading.tasks.outcome.append(outcome.rawValue)
        reading.tasks.total.append(total.flatMap { Int16(exactly: $0) } ?? -1)
        reading.tasks.journal.append(journal)
        reading.tasks.variant.append(variant)
        reading.tasks.scores.append(contentsOf: scores)
    }

    private mutating func enter(work: Int, school: SchoolID) {
        let slice = ReadSlice(work: work, school: school)
        if slice == lastSlice { return }
        lastSlice = slice
        reading.slices.insert(slice)
    }

    /// Counts a row of an appeal or a re-check; one that changed nothing has no change.
    mutating func accept(_ change: ResultChange?) {
        reading.rows += 1
        reading.accepted += 1
        if let change { reading.changes.append(change) }
    }

    /// Counts the measures of a report.
    mutating func accept(_ report: SchoolReport) {
        reading.rows += report.measures.count
        reading.accepted += report.measures.count
        reading.records.reports.append(report)
    }

    /// Counts a row of a register.
    mutating func acceptSchoolRow() {
        reading.rows += 1
        reading.accepted += 1
    }

    /// Counts a row that gives a record beside results.
    mutating func acceptRecord(_ add: (inout ReadRecords) -> Void) {
        reading.rows += 1
        reading.accepted += 1
        add(&reading.records)
    }

    /// Counts a row of a hand value.
    mutating func accept(_ value: HandValue) {
        reading.rows += 1
        reading.accepted += 1
        reading.records.handValues.append(value)
    }

    /// Counts a row of a decision.
    mutating func accept(_ decision: DecisionRow) {
        reading.rows += 1
        reading.accepted += 1
        reading.records.decisions.append(decision)
    }

    /// Keeps a row that stands as it was exported: it takes back what an earlier version of the file said.
    mutating func note(_ decision: DecisionRow) { reading.records.decisions.append(decision) }

    /// Counts a row of an absent pupil; the slice is what the file speaks of, where both parts are known.
    mutating func absent(work: Int? = nil, school: SchoolID? = nil) {
        reading.rows += 1
        reading.absent += 1
        if let work, let school { enter(work: work, school: school) }
    }

    /// Counts a row as rejected, and names the cell that is at fault.
    mutating func rejectRow(
        _ cell: CellPlace, value: String? = nil, _ reason: RejectionReason, suggestion: String? = nil
    ) {
        reading.rows += 1
        reading.rejected += 1
        rejectCell(cell, value: value, reason, suggestion: suggestion)
    }

    /// Names a cell that was not taken, in a row that is counted elsewhere.
    mutating func rejectCell(
        _ cell: CellPlace, value: String? = nil, _ reason: RejectionReason, suggestion: String? = nil
    ) {
        let address = Sheet.address(cell.row, cell.column)
        reading.rejections.append(
            Rejection(sheet: cell.sheet, cell: address, value: value, reason: reason, suggestion: suggestion))
    }

    mutating func check(_ kind: FileCheck.Kind, scope: String, declared: Double, found: Double, agrees: Bool) {
        reading.checks.append(
            FileCheck(kind: kind, scope: scope, declared: declared, found: found, agrees: agrees))
    }

    mutating func take(_ key: String, _ value: String, from origin: String) {
        let taken = TakenValue(key: key, value: value, origin: origin)
        if !reading.taken.contains(taken) { reading.taken.append(taken) }
    }

    /// Counts a row whose mark follows from its points, because the file has none.
    mutating func countMarkOfScale() { marksOfScale += 1 }

    /// Says at the end of a file what was counted over all its tables.
    mutating func finish() {
        if marksOfScale > 0 { take("scale_marks", String(marksOfScale), from: "scale") }
    }

    mutating func add(_ schools: [School]) { reading.schools += schools }

    mutating func add(_ organisation: Organisation) { reading.records.organisation = organisation }
}

/// A cell by its sheet, row and column, from 0.
struct CellPlace: Comparable {
    let sheet: String
    let row: Int
    let column: Int

    /// Sheet by sheet, row by row.
    static func < (first: CellPlace, second: CellPlace) -> Bool {
        (first.sheet, first.row, first.column) < (second.sheet, second.row, second.column)
    }
}

/// A value that may be shown in a report: a number of at most three digits, or a word of the tables.
///
/// A shifted column can put anything into any cell, the shortest of names and the number of a document too.
func harmless(_ cell: ArraySlice<UInt8>) -> String? {
    let text = Normaliser.text(String(decoding: cell, as: UTF8.self))
    let isShort = text.count <= 3 && text.count(where: \.isLetter) <= 1
    return isShort || Normaliser.noMarkWords.contains(text.lowercased()) ? text : nil
}

/// A login that may be shown in a report: its prefix and at most seven digits.
///
/// Without the prefix it may be a telephone or the number of a document, and letters may be a name.
func harmlessLogin(_ cell: ArraySlice<UInt8>) -> String? {
    let login = Normaliser.code(cell)
    guard ["edu", "sch"].contains(login.prefix(3).lowercased()) else { return nil }
    let digits = login.utf8.dropFirst(3)
    return (1...7).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) } ? login : nil
}

/// Whether a text may be shown as a date that the calendar does not have: three short numbers.
func looksLikeDate(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { ".-/".contains($0) }
    guard parts.count == 3, zip(parts, [4, 2, 4]).allSatisfy({ (1...$1).contains($0.count) }) else { return false }
    return parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
