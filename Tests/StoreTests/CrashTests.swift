// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Glibc
import Monitoring
import Store
import Testing

struct CrashTests {
    @Test func `a process that is killed in the middle of an import leaves whole imports only`() async throws {
        let folder = try TestFolder()
        let file = folder.file.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [file = file as String] in
            let campaign = try Campaign(
                URL(fileURLWithPath: file), mode: .readWrite, driver: TestFolder.driver(),
                migrations: TestFolder.migrations())
            for seed in 1...100_000 {
                let rows = [TestResultRow].pupils(2000, .mark2, Vpr.russian4, Int32(seed))
                var reading = FileReading.of(rows, file: "\(seed)", seed: seed)
                reading.schools = []
                _ = try campaign.store(reading)
                // From here on some import is under way whenever the signal comes.
                if seed == 3 {
                    Thread.detachNewThread {
                        usleep(30_000)
                        kill(getpid(), SIGKILL)
                    }
                }
            }
        }
        let campaign = try folder.campaign()
        let imports = try campaign.rows("SELECT count(*), count(DISTINCT file), sum(accepted)::BIGINT FROM imports")[0]
        #expect((imports[0].int ?? 0) >= 3)
        #expect(imports[0] == imports[1])
        let results = try campaign.rows("SELECT count(DISTINCT import), count(DISTINCT school), count(*) FROM results")[
            0]
        #expect(results == imports)
        #expect(try campaign.store(.of(.pupils(1, .mark5, Vpr.world4, 7), seed: 200_000)) == .stored(replaced: []))
    }
}
