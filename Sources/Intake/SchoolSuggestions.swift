// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// The known codes nearest to unknown ones, while one file is read.
///
/// A search goes through all schools, so a file that is wrong in every row gets only the first ``most`` answers.
final class SchoolSuggestions {
    /// How many different codes of a file are searched for.
    static let most = 50

    private struct Question: Hashable {
        let code: String
        let grade: Int
    }

    private let directory: SchoolDirectory
    private lazy var finder = SchoolFinder(directory.schools)
    /// The lengths and first two characters of the known codes.
    private lazy var looks: [Int: Set<String>] = [9: allLooks(\.ogeCode), 11: allLooks(\.egeCode)]
    private var answers: [Question: String?] = [:]

    init(_ directory: SchoolDirectory) { self.directory = directory }

    /// Whether some known code has the length and the first two characters of a code.
    func isLikeKnown(_ code: String, grade: Int) -> Bool { looks[grade == 9 ? 9 : 11]?.contains(look(code)) ?? false }

    /// The nearest known codes with the names of their schools; nil where none is near.
    func nearest(to code: String, grade: Int) -> String? {
        // No code is long, and a long text is not kept.
        guard code.utf8.count <= 12 else { return nil }
        let question = Question(code: code, grade: grade)
        if let known = answers[question] { return known }
        guard answers.count < Self.most else { return nil }
        let near = finder.nearest(toCode: code, grade == 9 ? .oge : .ege)
        let text = near.map { "\($0.code) \($0.school.shortName ?? $0.school.name)" }.joined(separator: "; ")
        let answer = text.isEmpty ? nil : text
        answers[question] = .some(answer)
        return answer
    }

    private func look(_ code: String) -> String { "\(code.utf8.count) \(code.prefix(2))" }

    private func allLooks(_ code: (School) -> String?) -> Set<String> {
        Set(directory.schools.compactMap(code).map(look))
    }
}
