// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake
import Monitoring
import Publishing
import Store
import Wording

extension CampaignFolder {
    /// Where an analyst's texts lie.
    private var texts: URL { input.appending(path: SkipReason.textsFolder, directoryHint: .isDirectory) }

    /// What an analyst wrote for the pages of schools, and one line for each thing that is left out or doubtful.
    ///
    /// The files are only read.
    func analystTexts(of schools: SchoolDirectory) -> (texts: AnalystTexts, remarks: [Sentence]) {
        var reader = AnalystTextReader(schools: schools)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: texts.path)) ?? []
        for path in paths.sorted() where SkipReason(path: path) == nil {
            let file = texts.appending(path: path)
            let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
            guard values?.isRegularFile == true else { continue }
            // A byte more than the limit is enough to refuse a file of any size.
            guard let handle = try? FileHandle(forReadingFrom: file),
                let content = try? handle.read(upToCount: AnalystTextReader.limit + 1)
            else {
                // An empty file has nothing to read.
                if values?.fileSize != 0 { reader.unreadable(path) }
                continue
            }
            reader.read(content, as: path, bytes: values?.fileSize)
        }
        return (reader.texts, reader.issues.map { $0.sentence(in: "input/\(SkipReason.textsFolder)/") })
    }
}

extension CampaignFolder {
    /// What the pages of schools need beside the findings, as of a day.
    ///
    /// - Parameters:
    ///   - campaign: The campaign.
    ///   - day: The day on which the measures of the programmes are looked at.
    ///   - states: The recommendations with what became of them.
    ///   - alike: The schools in like conditions.
    /// - Returns: The facts.
    /// - Throws: Errors of the database.
    func schoolFacts(
        of campaign: Campaign, on day: CalendarDate, states: [RecommendationState] = [],
        alike: [SchoolID: AlikeSchools] = [:]
    ) throws -> SchoolFacts {
        SchoolFacts(
            states: states, reports: try reports(of: campaign, on: day), alike: alike,
            texts: analystTexts(of: try campaign.directory()).texts)
    }
}

extension AnalystTextIssue {
    /// The line that people read.
    ///
    /// - Parameter folder: The folder of the files, with `/` at its end.
    /// - Returns: The line.
    func sentence(in folder: String) -> Sentence {
        switch self {
        case .unknownFile(let file): .unknownTextFile(folder + file)
        case .unknownSchool(let file, let code, let nearest):
            .textOfUnknownSchool(folder + file, code: code, nearest: nearest)
        case .unknownHeading(let file, let line, let heading, let nearest, let known, let left):
            .unknownTextHeading(
                folder + file, line: line, heading: heading, nearest: nearest, known: known, left: left)
        case .tooLarge(let file, let bytes, let limit): .largeTextFile(folder + file, bytes: bytes, limit: limit)
        case .unreadable(let file): .unreadableTextFile(folder + file)
        case .person(let file, let line): .personInText(folder + file, line: line)
        }
    }
}
