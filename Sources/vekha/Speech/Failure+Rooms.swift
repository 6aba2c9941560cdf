// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Intake
import Monitoring
import Publishing
import Samples
import Store
import Wording
import Workbooks

extension Failure {
    /// The sentence and the exit code of an error of the rooms that touch files and databases; nil for other errors.
    static func ofRooms(_ error: any Error) -> Failure? {
        switch error {
        case let error as IntakeError: Failure(error)
        case let error as WorkbookError: Failure(error)
        case let error as WorkbookWriteError: Failure(error)
        case let error as ArchiveError: Failure(error)
        case let error as ADBCError: Failure(error)
        case let error as StoreError: Failure(error)
        case let error as SampleError: Failure(error)
        case let error as PublishingError: Failure(error)
        case let error as DocumentError: Failure(error)
        default: nil
        }
    }

    init(_ error: IntakeError) {
        switch error {
        case .unreadable(let error): self.init(error)
        case .mapping(let error): self.init(Sentence(error), .data)
        case .mappedColumn(let file, let mapping, let key, let column, let nearest):
            self.init(.mappedColumn(file, mapping: mapping, key: key, column: column, nearest: nearest), .data)
        case .mappedSheet(let file, let mapping, let sheet, let sheets):
            self.init(.mappedSheet(file, mapping: mapping, sheet: sheet, sheets: sheets), .data)
        case .unrecognised(let file, let near):
            self.init(
                .unrecognised(file, near: near.map { (FormatWording.name($0.format.rawValue), $0.missing) }), .data)
        case .notNeeded(let file, let report): self.init(.notNeeded(file, report: report.rawValue), .data)
        case .missingFact(let file, let sheet, let fact):
            self.init(.missingFact(file, sheet: sheet, fact: fact), .data)
        case .undecided(let file, let sheet, let candidates, _):
            let names = (candidates.isEmpty ? Procedure.allCases : candidates).map(\.rawValue)
            self.init(.undecidedProcedure(file, sheet: sheet, candidates: names), .data)
        case .contradiction(let file, let sheet, let fact, let evidence):
            let said = evidence.map { ($0.origin, $0.value) }
            self.init(.contradiction(file, sheet: sheet, fact: fact, evidence: said), .data)
        case .unknownSubject(let file, let sheet, let nearest):
            self.init(.unknownSubject(file, sheet: sheet, nearest: nearest), .data)
        case .repeatedColumn(let file, let sheet, let column):
            self.init(.repeatedColumn(file, sheet: sheet, column: column), .data)
        case .noRule(let file, _, let procedure, let subject, let grade, let year):
            self.init(
                .noRule(file, procedure: procedure.rawValue, subject: subject.rawValue, grade: grade, year: year), .data
            )
        case .noRegister(let file): self.init(.noRegister(file), .data)
        case .unknownReportingSchool(let file, let isNamed, let nearest):
            self.init(.unknownReportingSchool(file, isNamed: isNamed, nearest: nearest), .data)
        case .noRows(let file, let sheet): self.init(.noRows(file, sheet: sheet), .data)
        }
    }

    init(_ error: WorkbookError) {
        switch error {
        case .missing(let file): self.init(.missingFile(file), .inputOutput)
        case .notAFile(let file): self.init(.notAFile(file), .data)
        case .unreadable(let file, _): self.init(.cannotRead(path: file), .inputOutput)
        case .empty(let file): self.init(.emptyFile(file), .data)
        case .lockFile(let file): self.init(.lockFile(file), .data)
        case .unsupported(let file, let kind): self.init(.unsupportedContent(file, kind: kind.rawValue), .data)
        case .nestedArchive(let file): self.init(.nestedArchive(file), .data)
        case .damaged(let file, let detail): self.init(.damagedFile(file, detail: detail), .data)
        case .macros(let file): self.init(.documentWithMacros(file), .data)
        case .oldDocument(let file): self.init(.oldDocument(file), .data)
        case .noDocumentReader(let file): self.init(.noDocumentReader(file), .unavailable)
        case .encrypted(let file): self.init(.encryptedFile(file), .data)
        case .tooLarge(let file, let limit, _, let allowed):
            self.init(.fileTooLarge(file, limit: limit.rawValue, allowed: allowed), .data)
        case .tooSlow(let file, let seconds): self.init(.fileTooSlow(file, seconds: seconds), .data)
        case .unterminatedQuote(let file, let line): self.init(.unterminatedQuote(file, line: line), .data)
        case .helperUnavailable(let program, let code): self.init(.workbookHelper(program, code: code), .unavailable)
        case .helperFailed(let file, let status): self.init(.workbookHelper(file, code: status), .unavailable)
        }
    }

    init(_ error: ArchiveError) {
        switch error {
        case .exists(let path): self.init(.fileExists(path), .usage)
        case .unreadable(let path): self.init(.cannotRead(path: path), .inputOutput)
        case .unwritable(let path, let detail): self.init(.cannotWrite(path: path, detail: detail), .inputOutput)
        case .differs(let path): self.init(.archiveDiffers(path), .inputOutput)
        case .helper(let program): self.init(.missingPart(program), .unavailable)
        }
    }

    init(_ error: WorkbookWriteError) {
        switch error {
        case .file(let path, let code): self.init(.cannotWrite(path: path, detail: "\(code)"), .inputOutput)
        case .library, .outsideSheet, .nonFiniteNumber, .invalidDate, .overlappingRanges, .pageLineTooLong, .closed,
            .noSheets:
            self.init(defect: error)
        }
    }

    init(_ error: ADBCError) {
        switch error {
        case .driverMissing(let path): self.init(.driverMissing(path: path), .unavailable)
        case .driverNotLoaded(let path, let detail):
            self.init(.driverNotLoaded(path: path, detail: detail), .unavailable)
        case .pythonLibraryMissing(let path, let names):
            self.init(.driverNotLoaded(path: path, detail: names.joined(separator: ", ")), .unavailable)
        case .entryPointMissing(let path, let entryPoint):
            self.init(.driverNotLoaded(path: path, detail: entryPoint), .unavailable)
        case .databaseMissing(let path): self.init(.databaseMissing(path: path), .usage)
        case .locked(let path, let program, let process):
            self.init(.databaseLocked(path: path, program: program, process: process), .inputOutput)
        case .driver(let failure):
            if let reason = failure.diskReason {
                self.init(.databaseNotWritten(reason: reason), .inputOutput, detail: failure.message)
                return
            }
            let isFile = failure.status == .io
            self.init(
                .engineRefused(function: failure.function, message: failure.message), isFile ? .inputOutput : .defect,
                detail: failure.detail)
        default: self.init(defect: error)
        }
    }

    init(_ error: StoreError) {
        switch error {
        case .newerSchema(let file, let found, let known):
            self.init(.newerDatabase(file: file, found: found, known: known), .unavailable)
        case .olderSchema(let file, let found, let known):
            self.init(.olderDatabase(file: file, found: found, known: known), .unavailable)
        case .missingMigration(let name): self.init(.missingPart(name), .unavailable)
        case .notACampaign(let file): self.init(.notACampaignDatabase(file: file), .data)
        }
    }

    init(_ error: SampleError) {
        let years = Sentence(ru: "годы примера", en: "years of a sample")
        switch error {
        case .schoolCount(let given, let supported):
            self.init(
                .sampleOutOfRange(
                    what: Sentence(ru: "число школ примера", en: "schools of a sample"), given: "\(given)",
                    supported: "\(supported.lowerBound)…\(supported.upperBound)"), .usage)
        case .noYears: self.init(.sampleOutOfRange(what: years, given: "", supported: "2022,2023,2024"), .usage)
        case .unsupportedYear(let given, let supported):
            self.init(
                .sampleOutOfRange(
                    what: years, given: "\(given)", supported: "\(supported.lowerBound)…\(supported.upperBound)"),
                .usage)
        case .repeatedYear(let year):
            self.init(.sampleOutOfRange(what: years, given: "\(year), \(year)", supported: "2022,2023,2024"), .usage)
        case .exists(let path): self.init(.folderNotEmpty(folder: path), .usage)
        case .file(let path): self.init(.cannotWrite(path: path, detail: "I/O"), .inputOutput)
        case .workbook(let error): self.init(error)
        }
    }

    init(_ error: PublishingError) {
        switch error {
        case .file(let path, let code): self.init(.cannotWrite(path: path, detail: "\(code)"), .inputOutput)
        case .template(let file): self.init(.missingPart(file), .unavailable)
        case .workbook(let error): self.init(error)
        case .document(let error): self.init(error)
        case .unknownIndicator: self.init(defect: error)
        }
    }

    init(_ error: DocumentError) {
        switch error {
        case .helper(let program): self.init(.missingPart(program), .unavailable)
        case .pandoc(let path, let detail): self.init(.documentNotMade(path: path, detail: detail), .unavailable)
        case .unwritable(let path, let detail): self.init(.cannotWrite(path: path, detail: detail), .inputOutput)
        }
    }

    /// A defect of ours: what should not happen, as one line.
    init(defect error: any Error) {
        self.init(
            Sentence(
                ru: "ошибка программы: \(error); ничего не изменено, сообщите разработчикам",
                en: "a defect: \(error); nothing was changed, please report it"), .defect)
    }
}
