// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Monitoring
internal import Workbooks

/// Reads what an analyst wrote for the pages of schools: `203001.md`, `203001 Речная СОШ.txt`, `общее.md`.
///
/// A line that begins with `#` is a heading and says where the lines below it go; every other line that is not empty is
/// a paragraph. Nothing in it is markup: what looks like HTML, Markdown or OpenXML stays what it is, text.
///
/// ```swift
/// var reader = AnalystTextReader(schools: directory)
/// reader.read(Data("## Уровень\nНиже соседей.".utf8), as: "203001.md")
/// reader.texts.paragraphs(of: school, .level)  // ["Ниже соседей."]
/// ```
public struct AnalystTextReader {
    /// The largest file, bytes: two hundred pages of text.
    public static let limit = 1_000_000
    /// The name of the common file, without its extension.
    public static let common = "общее"
    /// The name of the file that explains the folder, without its extension.
    public static let help = "как заполнять"

    /// What was read.
    public private(set) var texts = AnalystTexts()
    /// What an analyst should look at, in the order of the files.
    public private(set) var issues: [AnalystTextIssue] = []
    private let schools: SchoolDirectory

    /// Prepares the reading.
    ///
    /// - Parameter schools: The schools of the campaign.
    public init(schools: SchoolDirectory) {
        self.schools = schools
    }

    /// The headings of a school's file, as an analyst writes them.
    public static let sections: [(name: String, section: AnalystTexts.Section)] = [
        ("Уровень", .level), ("Динамика", .change), ("Программа школы", .programme), ("Похожие школы", .alike),
        ("Меры", .measures), ("Вывод", .conclusion),
    ]
    /// The headings of the common file.
    public static let chapters: [(name: String, chapter: AnalystTexts.Chapter)] = [
        ("Школы", .schools), ("Рекомендации", .recommendations),
    ]
    /// Other words for a section, as ``Normaliser`` compares headings.
    private static let otherNames: [String: AnalystTexts.Section] = [
        "level": .level, "change": .change, "programme": .programme, "программа": .programme,
        "приложение 2": .programme,
        "alike schools": .alike, "measures": .measures, "рекомендации": .measures, "conclusion": .conclusion,
        "выводы": .conclusion, "изменения": .change, "изменение": .change,
    ]
    private static let otherChapters: [String: AnalystTexts.Chapter] = [
        "schools": .schools, "recommendations": .recommendations,
    ]
    private static let helps: Set<String> = [help, "readme", "how to fill in"]
    private static let commons: Set<String> = [common, "common"]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - content: Its bytes: UTF-8, UTF-16 with its mark, or Windows-1251.
    ///   - file: Its name, or its path below the folder of texts.
    ///   - bytes: Its size where `content` is only its beginning.
    public mutating func read(_ content: Data, as file: String, bytes: Int? = nil) {
        let name = (file.split(separator: "/").last.map(String.init) ?? file).precomposedStringWithCanonicalMapping
        let dot = name.lastIndex(of: ".")
        let stem = Normaliser.heading(dot.map { name[..<$0] } ?? name[...])
        let ending = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
        if Self.helps.contains(stem) { return }
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        let isCommon = Self.commons.contains(stem)
        guard ["md", "txt"].contains(ending), isCommon || digits.count == 6 else {
            issues.append(.unknownFile(file: file))
            return
        }
        guard content.count <= Self.limit else {
            issues.append(.tooLarge(file: file, bytes: bytes ?? content.count, limit: Self.limit))
            return
        }
        let lines = String(decoding: TextEncoding.decode([UInt8](content)).utf8, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
        guard !lines.contains(where: { $0.unicodeScalars.contains("\0") }) else {
            unreadable(file)
            return
        }
        if isCommon {
            read(lines, of: file, Self.chapters.map { ($0.name, $0.chapter) }, Self.otherChapters, first: .schools) {
                $0.add($1, above: $2)
            }
            return
        }
        guard let school = SchoolID(login: digits), schools[school] != nil else {
            let codes = schools.schools.map(\.id.code)
            issues.append(
                .unknownSchool(file: file, code: String(digits), nearest: nearest(String(digits), in: codes)))
            return
        }
        let title = Normaliser.heading(school.code)
        read(
            lines, of: file, Self.sections.map { ($0.name, $0.section) }, Self.otherNames, first: .intro, title: title
        ) { $0.add($1, to: school, $2) }
    }

    /// Keeps that a file cannot be opened.
    ///
    /// - Parameter file: Its path below the folder of texts.
    public mutating func unreadable(_ file: String) { issues.append(.unreadable(file: file)) }

    /// Reads the lines of a file.
    ///
    /// - Parameters:
    ///   - lines: The lines.
    ///   - file: The file.
    ///   - names: The headings with their places.
    ///   - others: Other words for them.
    ///   - first: Where the lines above the first heading go.
    ///   - title: A heading that begins so is the title of the file and no place.
    ///   - add: Keeps a paragraph.
    private mutating func read<Place>(
        _ lines: [Substring], of file: String, _ names: [(String, Place)], _ others: [String: Place], first: Place,
        title: String? = nil, add: (inout AnalystTexts, String, Place) -> Void
    ) {
        let places = others.merging(names.map { (Normaliser.heading($0.0), $0.1) }) { $1 }
        var place: Place? = first
        for (index, line) in lines.enumerated() {
            let text = Self.cleaned(line)
            if text.isEmpty { continue }
            if text.hasPrefix("#") {
                let name = Normaliser.heading(text.trimmingCharacters(in: CharacterSet(charactersIn: "# ")))
                if let title, name.hasPrefix(title) {
                    place = first
                } else if let known = places[name] {
                    place = known
                } else {
                    place = nil
                    issues.append(
                        .unknownHeading(
                            file: file, line: index + 1, heading: String(text.drop { $0 == "#" }.prefix(60)),
                            nearest: name.utf8.count > 80
                                ? nil : nearest(name, in: names.map { Normaliser.heading($0.0) }),
                            known: names.map(\.0), left: 0))
                }
                continue
            }
            guard let place else {
                leaveOut()
                continue
            }
            if PersonMask.masked(text) != text { issues.append(.person(file: file, line: index + 1)) }
            add(&texts, text, place)
        }
    }

    /// Counts a line below an unknown heading.
    private mutating func leaveOut() {
        guard let last = issues.indices.last,
            case .unknownHeading(let file, let line, let heading, let nearest, let known, let left) = issues[last]
        else { return }
        issues[last] = .unknownHeading(
            file: file, line: line, heading: heading, nearest: nearest, known: known, left: left + 1)
    }

    /// The line without spaces around it; characters that no document can hold become spaces.
    private static func cleaned(_ line: Substring) -> String {
        var text = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            let isAllowed =
                scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0xFFFE && scalar.value != 0xFFFF
            text.append(isAllowed ? scalar : " ")
        }
        return String(text).trimmingCharacters(in: .whitespaces)
    }
}
