// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]
let touchesC = strict + [.strictMemorySafety()]

// The rooms of the house. Who may import whom is held by `Tests/HouseTests`.
let package = Package(
    name: "vekha",
    products: [
        .executable(name: "vekha", targets: ["vekha"]),
        .library(
            name: "VekhaRooms",
            targets: [
                "Statistics", "ADBC", "Monitoring", "AnalysisKit", "Store", "Engine", "Dynamics", "Samples",
                "Installation", "Workbooks", "Intake",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CNumerics", providers: [.apt(["libgsl-dev", "libopenblas-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "CADBC"),

        .target(name: "Installation", swiftSettings: strict),
        .target(name: "Wording", swiftSettings: strict),
        .target(name: "Statistics", dependencies: ["CNumerics"], swiftSettings: touchesC),
        .target(name: "ADBC", dependencies: ["CADBC"], swiftSettings: touchesC),
        .target(
            name: "Workbooks",
            dependencies: ["CXlsxWriter"],
            swiftSettings: touchesC),
        .target(
            name: "Monitoring",
            dependencies: ["Wording", .product(name: "Yams", package: "Yams")],
            resources: [.copy("Rules"), .copy("Templates")],
            swiftSettings: strict),
        .target(
            name: "Intake",
            dependencies: [
                "Monitoring", "Wording", "Workbooks", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(name: "AnalysisKit", dependencies: ["Monitoring", "Statistics", "Wording"], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: ["ADBC", "AnalysisKit", "Monitoring", "Statistics", "Wording"],
            resources: [.copy("Migrations")],
            swiftSettings: strict),
        .target(
            name: "Engine",
            dependencies: [
                "AnalysisKit", "Monitoring", "Statistics", "Store", "Wording",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "Drafting",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Wording"],
            resources: [.copy("Rules")],
            swiftSettings: strict),
        .target(
            name: "Publishing",
            dependencies: [
                "AnalysisKit", "Monitoring", "Statistics", "Wording", "Workbooks",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Templates")],
            swiftSettings: strict),
        .target(
            name: "Samples",
            dependencies: ["ADBC", "Monitoring", "Statistics", "Wording", "Workbooks"],
            swiftSettings: strict),
        .target(
            name: "Dynamics",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics"],
            path: "Plugins/Dynamics",
            swiftSettings: strict),
        .target(
            name: "Support",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Wording"],
            path: "Plugins/Support",
            swiftSettings: strict),
        .target(
            name: "Progress",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Wording"],
            path: "Plugins/Progress",
            swiftSettings: strict),
        .target(
            name: "Clusters",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Wording"],
            path: "Plugins/Clusters",
            swiftSettings: strict),
        .target(
            name: "Teachers",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Wording"],
            path: "Plugins/Teachers",
            swiftSettings: strict),
        .executableTarget(
            name: "vekha",
            dependencies: [
                "ADBC", "AnalysisKit", "Clusters", "Drafting", "Dynamics", "Engine", "Installation", "Intake",
                "Monitoring",
                "Progress",
                "Publishing", "Samples", "Support",
                "Statistics", "Store", "Teachers", "Wording", "Workbooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        .testTarget(name: "InstallationTests", dependencies: ["Installation"], swiftSettings: strict),
        .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics"], resources: [.copy("References")],
            swiftSettings: strict),
        .testTarget(name: "ADBCTests", dependencies: ["ADBC", "Installation"], swiftSettings: strict),
        .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "Installation"], swiftSettings: strict),
        .testTarget(
            name: "MonitoringTests", dependencies: ["Monitoring", "Installation", "Wording"],
            exclude: ["References"], swiftSettings: strict),
        .testTarget(
            name: "IntakeTests", dependencies: ["Intake", "Installation", "Monitoring", "Wording", "Workbooks"],
            swiftSettings: strict),
        .testTarget(
            name: "AnalysisKitTests", dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Wording"],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: ["ADBC", "AnalysisKit", "Installation", "Monitoring", "Statistics", "Store", "Wording"],
            swiftSettings: strict),
        .testTarget(
            name: "EngineTests",
            dependencies: ["AnalysisKit", "Dynamics", "Engine", "Installation", "Monitoring", "Store"],
            swiftSettings: strict),
        .testTarget(
            name: "DynamicsTests", dependencies: ["AnalysisKit", "Dynamics", "Monitoring", "Statistics"],
            resources: [.copy("References")], swiftSettings: strict),
        .testTarget(
            name: "SupportTests", dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Support", "Wording"],
            swiftSettings: strict),
        .testTarget(
            name: "TeachersTests",
            dependencies: ["AnalysisKit", "Monitoring", "Statistics", "Teachers", "Wording"],
            exclude: ["References"],
            swiftSettings: strict),
        .testTarget(
            name: "ClustersTests",
            dependencies: ["AnalysisKit", "Clusters", "Dynamics", "Monitoring", "Statistics", "Wording"],
            swiftSettings: strict),
        .testTarget(
            name: "ProgressTests",
            dependencies: ["AnalysisKit", "Dynamics", "Monitoring", "Progress", "Statistics", "Wording"],
            swiftSettings: strict),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "AnalysisKit", "Installation", "Monitoring", "Publishing", "Statistics", "Wording", "Workbooks",
            ],
            exclude: ["References"],
            swiftSettings: strict),
        .testTarget(
            name: "DraftingTests",
            dependencies: ["AnalysisKit", "Drafting", "Installation", "Monitoring", "Statistics", "Wording"],
            swiftSettings: strict),
        .testTarget(
            name: "SamplesTests", dependencies: ["Installation", "Monitoring", "Samples", "Workbooks"],
            swiftSettings: strict),
        .testTarget(
            name: "HouseTests",
            dependencies: [
                "ADBC", "AnalysisKit", "Drafting", "Installation", "Monitoring", "Publishing", "Samples", "Store",
                "Wording",
                "Workbooks", "vekha",
            ], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
