// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
internal import Synchronization

/// Makes documents (DOCX) through the helper `documents.py`, which runs pandoc and mends what it leaves of sections.
///
/// The helper is started at the first document and serves all others; it is replaced when it ends.
public final class DocumentAssembler: Sendable {
    private let python: String
    private let arguments: [String]
    private let helper = Mutex<HelperProcess?>(nil)

    /// An assembler that has not started its helper yet.
    ///
    /// - Parameters:
    ///   - python: Any Python 3.
    ///   - helper: The program `documents.py`.
    ///   - pandoc: The program pandoc.
    ///   - reference: The folder with the parts of the reference document.
    public init(python: URL, helper: URL, pandoc: URL, reference: URL) {
        self.python = python.path
        arguments = ["-I", "-B", helper.path, pandoc.path, reference.path]
    }

    /// Writes one document.
    ///
    /// - Parameters:
    ///   - blocks: Pandoc's blocks as a JSON array; sections end with raw OpenXML that holds their `sectPr`.
    ///   - title: The title in the properties of the file.
    ///   - language: The tag of the language, such as `ru-RU`.
    ///   - created: The date of making that the file carries.
    ///   - target: The file.
    /// - Throws: ``DocumentError``.
    public func write(
        blocks: String, title: String, language: String, created: Date, to target: URL
    ) throws(DocumentError) {
        let head = Request(
            target: target.path, title: title, language: language, epoch: Int(created.timeIntervalSince1970))
        guard let fields = try? JSONEncoder().encode(head) else {
            preconditionFailure("texts and numbers are always JSON")
        }
        let line = fields.dropLast() + Data(",\"blocks\":\(blocks)}\n".utf8)
        try helper.withLock { (slot: inout sending HelperProcess?) throws(DocumentError) in
            let process: HelperProcess
            if let running = slot.take() {
                process = running
            } else {
                do { process = try HelperProcess(program: python, arguments: arguments) } catch {
                    throw .helper(program: python)
                }
            }
            var answer: [UInt8] = []
            let deadline = ContinuousClock.now + .seconds(180)
            guard process.send(Array(line)) else { throw .helper(program: arguments[2]) }
            while answer.last != UInt8(ascii: "\n") {
                guard process.receive(1, into: &answer, before: deadline) == .complete else {
                    throw .helper(program: arguments[2])
                }
            }
            slot = consume process
            guard let found = try? JSONDecoder().decode(Answer.self, from: Data(answer)) else {
                throw .helper(program: arguments[2])
            }
            if found.bytes != nil { return }
            let (path, detail) = (found.path ?? target.path, found.detail ?? "")
            throw found.code == "write"
                ? .unwritable(path: path, detail: detail) : .pandoc(path: path, detail: detail)
        }
    }
}

private struct Request: Encodable {
    let target: String
    let title: String
    let language: String
    let epoch: Int
}

private struct Answer: Decodable {
    let bytes: Int?
    let code: String?
    let path: String?
    let detail: String?
}
