// SPDX-License-Identifier: GPL-3.0-or-later

/// What an analyst wrote for the pages of schools; no run changes a letter of it.
///
/// ```swift
/// texts.paragraphs(of: school.id, .level)  // ["Доля «2» выше, чем у соседей, третий год подряд."]
/// ```
public struct AnalystTexts: Hashable, Sendable {
    /// A place of a school's page; a closed list, in the order of the page.
    public enum Section: String, CaseIterable, Codable, Sendable {
        /// Below the name of the school: what stands above the first heading of its file.
        case intro
        /// «Уровень».
        case level
        /// «Динамика».
        case change
        /// «Программа школы»: what it promised in Приложение 2.
        case programme
        /// «Похожие школы».
        case alike
        /// «Меры».
        case measures
        /// «Вывод».
        case conclusion
    }

    /// A chapter of the report that an analyst may introduce; a closed list.
    public enum Chapter: String, CaseIterable, Codable, Sendable {
        /// «Школы».
        case schools
        /// «Рекомендации».
        case recommendations
    }

    private var ofSchools: [SchoolID: [Section: [String]]] = [:]
    private var ofChapters: [Chapter: [String]] = [:]

    /// Nothing written.
    public init() {}

    /// The paragraphs of a school's section; none where nobody wrote any.
    ///
    /// - Parameters:
    ///   - school: The school.
    ///   - section: The section.
    /// - Returns: The paragraphs in the order of the file; a line feed breaks a line.
    public func paragraphs(of school: SchoolID, _ section: Section) -> [String] {
        ofSchools[school]?[section] ?? []
    }

    /// The paragraphs above a chapter.
    ///
    /// - Parameter chapter: The chapter.
    /// - Returns: The paragraphs in the order of the file.
    public func paragraphs(above chapter: Chapter) -> [String] { ofChapters[chapter] ?? [] }

    /// Adds a paragraph to a school's section.
    ///
    /// - Parameters:
    ///   - paragraph: The paragraph.
    ///   - school: The school.
    ///   - section: The section.
    public mutating func add(_ paragraph: String, to school: SchoolID, _ section: Section) {
        ofSchools[school, default: [:]][section, default: []].append(paragraph)
    }

    /// Adds a paragraph above a chapter.
    ///
    /// - Parameters:
    ///   - paragraph: The paragraph.
    ///   - chapter: The chapter.
    public mutating func add(_ paragraph: String, above chapter: Chapter) {
        ofChapters[chapter, default: []].append(paragraph)
    }
}
