// SPDX-License-Identifier: GPL-3.0-or-later

extension ClusterAnalysis {
    /// All that is computed in the canonical order of the units, with canonical labels from 0.
    struct Run {
        let labels: [Int]
        let sizes: [Int]
        let medoids: [Int]
        let objective: Double
        let silhouettes: [Double]?
        let clusterSilhouettes: [Double]?
        let jaccard: [Double]?
        let candidates: [Candidate]
        let neighbours: [[NearestNeighbours.Neighbour]]

        /// The most reference sets above the size where Ward's method is the default.
        private static let manyUnitsReplicates = 10

        init(
            _ matrix: ObservationMatrix, _ method: ClusterMethod, _ options: Options, _ parallel: some ParallelMapping
        ) throws {
            let distinct = matrix.distinctCount
            let numbers = try Self.numbers(options.k, count: matrix.count, distinct: distinct)
            let distances = method == .kMeans ? nil : try DistanceMatrix(matrix, parallel: parallel)
            let starts =
                method == .kMedoids
                ? KMedoidsClustering.starts(count: matrix.count) : KMeansClustering.starts(count: matrix.count)
            let partitions = try Partitioner(method: method, starts: starts, swaps: KMeansClustering.swaps).partitions(
                matrix, distances: distances, numbers, stream: RandomStream(seed: options.seed, item: 1),
                parallel: parallel)
            let judged = numbers.indices.filter { numbers[$0] > 1 && numbers[$0] < matrix.count }
            let found =
                judged.isEmpty
                ? [] : try Silhouette.of(matrix, judged.map { partitions[$0].labels }, parallel: parallel)
            var silhouettes = [Silhouette?](repeating: nil, count: numbers.count)
            for (index, silhouette) in zip(judged, found) { silhouettes[index] = silhouette }
            var chosen = 0
            for index in numbers.indices.dropFirst() {
                // Between equals the smaller number is the simpler answer.
                if (silhouettes[index]?.mean ?? -2) > (silhouettes[chosen]?.mean ?? -2) + 1e-12 { chosen = index }
            }
            let gaps = try Self.gaps(matrix, method, numbers, options, parallel)
            candidates = numbers.indices.map { index in
                Candidate(
                    k: numbers[index], silhouette: silhouettes[index]?.mean, gap: gaps[index]?.gap,
                    gapStandardError: gaps[index]?.standardError)
            }
            let partition = partitions[chosen]
            let k = numbers[chosen]
            let ranks = Self.ranks(matrix, partition.labels, k)
            let labels = partition.labels.map { ranks[$0] }
            self.labels = labels
            objective = partition.objective
            var sizes = [Int](repeating: 0, count: k)
            for label in labels { sizes[label] += 1 }
            self.sizes = sizes
            var medoids = partition.medoids
            for (place, medoid) in partition.medoids.enumerated() { medoids[ranks[place]] = medoid }
            self.medoids = medoids
            let own = k == 1 ? nil : silhouettes[chosen]?.values ?? [Double](repeating: 0, count: matrix.count)
            self.silhouettes = own
            clusterSilhouettes = own.map { values in
                var sums = [Double](repeating: 0, count: k)
                for (label, value) in zip(labels, values) { sums[label] += value }
                return zip(sums, sizes).map { $0 / Double($1) }
            }
            jaccard =
                k == 1 || options.replicates == 0
                ? nil
                : try ClusterStability(
                    matrix, distances: distances, labels: labels, method: method, replicates: options.replicates,
                    seed: options.seed, parallel: parallel
                ).jaccard
            neighbours = try NearestNeighbours(matrix, count: options.peers, parallel: parallel).neighbours
        }

        /// The numbers of clusters to try; one cluster where units cannot be told apart well enough for two.
        private static func numbers(_ asked: Int?, count: Int, distinct: Int) throws -> [Int] {
            if let asked {
                guard (1...distinct).contains(asked) else {
                    throw StatisticsError.clustersOutOfRange(asked: asked, distinct: distinct)
                }
                return [asked]
            }
            let upper = min(ClusterAnalysis.bounds(count: count).upperBound, distinct, count - 1)
            return upper < 2 ? [1] : Array(2...upper)
        }

        private static func gaps(
            _ matrix: ObservationMatrix, _ method: ClusterMethod, _ numbers: [Int], _ options: Options,
            _ parallel: some ParallelMapping
        ) throws -> [GapStatistic.Gap?] {
            let isLarge = matrix.count > ClusterMethod.wardCount
            let replicates = isLarge ? min(manyUnitsReplicates, options.gapReplicates) : options.gapReplicates
            if replicates == 0 { return numbers.map { _ in nil } }
            return try GapStatistic(
                matrix, method: method, numbers: numbers, replicates: replicates, seed: options.seed,
                parallel: parallel
            ).gaps
        }

        /// The canonical number of each cluster: by size, the largest first, then by centre, feature by feature.
        private static func ranks(_ matrix: ObservationMatrix, _ labels: [Int], _ k: Int) -> [Int] {
            let centres = ClusterCentres(matrix, labels: labels, clusters: k)
            let d = matrix.dimension
            let order = (0..<k).sorted { one, other in
                if centres.sizes[one] != centres.sizes[other] { return centres.sizes[one] > centres.sizes[other] }
                return centres.values[(one * d)..<((one + 1) * d)]
                    .lexicographicallyPrecedes(centres.values[(other * d)..<((other + 1) * d)])
            }
            var ranks = [Int](repeating: 0, count: k)
            for (rank, cluster) in order.enumerated() { ranks[cluster] = rank }
            return ranks
        }
    }
}
