// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]
let rooms: [Target.Dependency] = [.product(name: "VekhaRooms", package: "vekha")]

/// A package of its own, so that the product never needs what measures it.
let package = Package(
    name: "vekha-benchmarks",
    dependencies: [
        .package(name: "vekha", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .target(name: "Workload", dependencies: rooms, path: "Sources/Workload", swiftSettings: strict),
        .executableTarget(
            name: "Comparison", dependencies: rooms + ["Workload"], path: "Sources/Comparison", swiftSettings: strict),
        .executableTarget(
            name: "Calibration", dependencies: rooms, path: "Sources/Calibration", swiftSettings: strict),
        .executableTarget(
            name: "VekhaBenchmarks",
            dependencies: rooms + ["Workload", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/VekhaBenchmarks",
            swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
