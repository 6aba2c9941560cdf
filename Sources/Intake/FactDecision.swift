// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Decides a fact of a work from all places that say something of it: content first, then the path, then the layout.
///
/// All must agree; what nobody says is refused, never guessed.
struct FactDecision<Value: Equatable> {
    private let fact: String
    private let text: (Value) -> String
    private var said: [(origin: String, value: Value)] = []

    /// - Parameters:
    ///   - fact: The code of the fact: `year`, `season`, `subject`, `grade`, `school`.
    ///   - text: How a value stands in messages and in the journal.
    init(_ fact: String, text: @escaping (Value) -> String) {
        self.fact = fact
        self.text = text
    }

    /// Adds what a place says; several values of one place contradict each other.
    mutating func add(_ origin: String, _ values: [Value]) {
        for value in values { said.append((origin, value)) }
    }

    /// Adds what a place says, where it says something.
    mutating func add(_ origin: String, _ value: Value?) { add(origin, value.map { [$0] } ?? []) }

    /// The value; its origin is noted unless the rows or their title hold it.
    func decide(
        file: String, sheet: String, into builder: inout ReadingBuilder
    ) throws(IntakeError) -> Value {
        guard let first = said.first else { throw .missingFact(file: file, sheet: sheet, fact: fact) }
        guard said.allSatisfy({ $0.value == first.value }) else {
            let evidence = said.map { Evidence(origin: $0.origin, value: text($0.value)) }
            throw .contradiction(file: file, sheet: sheet, fact: fact, evidence: evidence)
        }
        if first.origin != "title", first.origin != "date" {
            builder.take(fact, text(first.value), from: first.origin)
        }
        return first.value
    }
}
