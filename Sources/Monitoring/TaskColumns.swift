// SPDX-License-Identifier: GPL-3.0-or-later

/// One task of a work.
public struct TaskDefinition: Hashable, Codable, Sendable {
    /// Its name as the heading has it: `1`, `9.1`, `4К1`.
    public let label: String
    /// Its most points; nil where the file does not say them.
    public let maximum: Int?

    /// Describes a task.
    ///
    /// - Parameters:
    ///   - label: Its name.
    ///   - maximum: Its most points.
    public init(label: String, maximum: Int?) {
        self.label = label
        self.maximum = maximum
    }
}

/// The tasks of a work in the order of a file's columns.
public struct TaskList: Hashable, Sendable {
    /// Index into ``FileReading/works``.
    public let work: Int32
    /// The tasks.
    public let tasks: [TaskDefinition]

    /// Joins a work and its tasks.
    ///
    /// - Parameters:
    ///   - work: Index into ``FileReading/works``.
    ///   - tasks: The tasks.
    public init(work: Int, tasks: [TaskDefinition]) {
        self.work = Int32(work)
        self.tasks = tasks
    }
}

/// The scores of pupils who count by task: one byte for each pupil and task.
///
/// The columns have one value for each pupil; ``scores`` holds the pupils one after another, each with as many bytes as
/// its list has tasks. Class and sex are not kept: with the school they may name a pupil.
public struct TaskColumns: Hashable, Sendable {
    /// A byte that is no number of points: «X», not attempted, counts 0.
    public static let notAttempted: UInt8 = 253
    /// A byte that is no number of points: «не пройд.», not taught, leaves the denominator.
    public static let notTaught: UInt8 = 254
    /// A byte that is no number of points: nothing that is known.
    public static let missing: UInt8 = 255
    /// The most points that a byte can say; more are ``missing``.
    public static let mostPoints = 250

    /// The lists of tasks.
    public var lists: [TaskList] = []
    /// Index into ``lists``.
    public var list: [Int32] = []
    /// The number of the school.
    public var school: [Int32] = []
    /// The outcome's raw value.
    public var outcome: [UInt8] = []
    /// The total of points as it is given; −1 where there is none.
    public var total: [Int16] = []
    /// The mark in the journal, 2 to 5; 0 where there is none.
    public var journal: [UInt8] = []
    /// The number of the variant, 1 to 99; 0 where there is none.
    public var variant: [UInt8] = []
    /// The bytes of all pupils.
    public var scores: [UInt8] = []

    /// No rows.
    public init() {}

    /// How many pupils there are.
    public var count: Int { list.count }
}
