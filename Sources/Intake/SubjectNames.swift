// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

extension Normaliser {
    /// The subject that a text names; nil for everything that the closed list does not hold.
    ///
    /// Any text can stand before a date, the name of a person too: what is not known is never a subject.
    static func subject(_ name: some StringProtocol) -> Subject? {
        guard name.utf8.count <= longestSubject else { return nil }
        let words = subjectWords(name)
        return words.isEmpty ? nil : subjects[words.joined(separator: " ")]
    }

    /// The known subject most like a text, for messages; nil where none is like it.
    static func nearestSubject(_ name: some StringProtocol) -> String? {
        guard name.utf8.count <= longestSubject else { return nil }
        return nearest(subjectWords(name).joined(separator: " "), in: Subject.known.map(\.rawValue))
    }

    private static let longestSubject = 200

    /// The words that tell the subject: Cyrillic, small, without the grade, the examination and its number.
    private static func subjectWords(_ name: some StringProtocol) -> [String] {
        let cyrillic = String(text(name).map { lookAlikes[$0] ?? $0 })
        let words = heading(cyrillic).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.filter { !$0.allSatisfy(\.isNumber) && !otherWords.contains($0) }
    }

    private static let otherWords: Set<String> = ["класс", "кл", "огэ", "егэ", "кегэ", "гвэ", "гиа", "впр", "протокол"]

    private static let subjects: [String: Subject] = {
        var subjects: [String: Subject] = [:]
        for subject in Subject.known { subjects[heading(subject.rawValue)] = subject }
        subjects["русский"] = .russian
        for word in ["профильный уровень", "профильного уровня", "профиль"] {
            subjects["математика \(word)"] = .profileMathematics
        }
        for word in ["базовый уровень", "базового уровня", "база"] { subjects["математика \(word)"] = .baseMathematics }
        for word in ["углубленный уровень", "углубленного уровня"] {
            subjects["математика \(word)"] = Subject(rawValue: "Математика углублённая")
            subjects["физика \(word)"] = Subject(rawValue: "Физика углублённая")
        }
        subjects["информатика и икт"] = Subject(rawValue: "Информатика")
        return subjects
    }()
}
