// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
struct ReportPage { init(templates: URL) throws(PublishingError) {}
 func write(_ digest: Digest, to url: URL) throws(PublishingError) { throw .template(file: "") } }
