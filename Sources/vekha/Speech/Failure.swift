// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Installation
import Monitoring
import Teachers
import Wording

/// The exit codes of the contract.
enum ExitStatus: Int32 {
    /// Done, but something asked for did not hold.
    case notHeld = 1
    /// Wrong use.
    case usage = 64
    /// Bad data.
    case data = 65
    /// An engine or a helper is missing.
    case unavailable = 69
    /// A defect of ours.
    case defect = 70
    /// Input or output failed.
    case inputOutput = 74
}

/// An error as a person reads it: one sentence and an exit code.
struct Failure: Error {
    let sentence: Sentence
    let status: ExitStatus
    /// What else is known, for the log and not for people.
    let detail: String?

    init(_ sentence: Sentence, _ status: ExitStatus, detail: String? = nil) {
        self.sentence = sentence
        self.status = status
        self.detail = detail
    }

    /// The sentence and the exit code of any error that a room throws.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as SettingsError: self.init(Sentence(error), .data)
        case let error as AnalysisError: self.init(error)
        case let error as InstallationError:
            switch error {
            case .missing(let path): self.init(.missingPart(path), .unavailable)
            }
        case is CancellationError:
            self.init(Sentence(ru: "прервано; ничего не изменено", en: "cancelled; nothing was changed"), .notHeld)
        case let error as CocoaError:
            let path = error.filePath ?? error.url?.path ?? ""
            let isRead = [.fileReadNoSuchFile, .fileNoSuchFile, .fileReadNoPermission].contains(error.code)
            self.init(
                isRead ? .cannotRead(path: path) : .cannotWrite(path: path, detail: "\(error.code.rawValue)"),
                .inputOutput)
        default: self = Self.ofRooms(error) ?? Failure(defect: error)
        }
    }

    private init(_ error: AnalysisError) {
        switch error {
        case .unknownPlugin(let id, let known): self.init(.unknownPlugin(id: id, known: known), .usage)
        case .duplicatePlugin(let id): self.init(.duplicatePlugin(id: id), .defect)
        case .cycle(let ids): self.init(.pluginCycle(ids), .defect)
        case .unknownParameter(let plugin, let id, let known):
            self.init(.unknownParameter(plugin: plugin, id: id, known: known), .data)
        case .parameterOutOfRange(let plugin, let id, let value, let range):
            self.init(.parameterOutOfRange(plugin: plugin, id: id, value: value, range: range), .data)
        case .brokenContract(let plugin, let rule, let row):
            self.init(.brokenContract(plugin: plugin, rule: rule.rawValue, row: row), .defect)
        }
    }
}

extension Sentence {
    /// The sentence of an error of settings.
    init(_ error: SettingsError) {
        self =
            switch error {
            case .unreadable(let file): .unreadableSettings(file: file)
            case .notYAML(let file, let line, let detail): .notYAML(file: file, line: line, detail: detail)
            case .unknownKey(let file, let line, let path, let nearest):
                .unknownKey(file: file, line: line, path: path, nearest: nearest)
            case .duplicateKey(let file, let line, let path): .duplicateKey(file: file, line: line, path: path)
            case .missingKey(let file, let line, let path): .missingKey(file: file, line: line, path: path)
            case .wrongValue(let file, let line, let path, let found, let expected):
                .wrongSetting(file: file, line: line, path: path, found: found, expected: expected)
            case .unknownWord(let file, let line, let path, let word, let nearest, let known):
                .unknownWord(file: file, line: line, path: path, word: word, nearest: nearest, known: known)
            case .notBuilt(let file, let line, let path): .settingNotBuilt(file: file, line: line, path: path)
            }
    }
}
