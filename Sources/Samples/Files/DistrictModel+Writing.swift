// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring

extension DistrictModel {
    /// Writes the files and the truth; both appear only when they are whole.
    func write(to folder: URL, seed: UInt64, referenceDate: CalendarDate?) throws(SampleError) -> SampleTruth {
        let destination = try SampleFolder(folder)
        do throws(SampleError) {
            var truth = SampleTruth(self, seed: seed, referenceDate: referenceDate)
            try DistrictFiles(self, into: destination.input).write(&truth)
            try destination.finish(truth)
            return truth
        } catch {
            destination.discard()
            throw error
        }
    }
}
