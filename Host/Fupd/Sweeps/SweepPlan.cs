using System.Text.Json.Nodes;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The cuts of a sweep.</summary>
    internal sealed record SweepPlan
    {
        /// <summary>Gets the interval between cut operations, counted in operations; 1 means that every operation is cut.</summary>
        public int Every { get; init; } = 1;

        /// <summary>Gets the positions of the cuts relative to each operation.</summary>
        public IReadOnlyList<SweepMode> Modes { get; init; } = SweepMode.Parse("before,torn,after");

        /// <summary>Gets the number of cuts in a run, 1 or 2.</summary>
        public int Cuts { get; init; } = 1;

        /// <summary>Gets a value indicating whether a power cut also clears the backup registers.</summary>
        public bool LosesRegisters { get; init; }

        /// <summary>Gets the kind of disturbance.</summary>
        public StopKind By { get; init; }

        /// <summary>Gets the number of free clusters on the card at power-on; <see langword="null"/> to leave the card as it is.</summary>
        public int? FreeClusters { get; init; }

        /// <summary>Gets the index of the shard, counted from 0.</summary>
        public int Shard { get; init; }

        /// <summary>Gets the number of shards.</summary>
        public int Shards { get; init; } = 1;

        /// <summary>Gets the filter that selects, by index, the operations to cut, or <see langword="null"/> for all operations.</summary>
        public Func<long, bool>? Only { get; init; }

        /// <summary>Gets the torn results. Each torn result needs a separate walk, because one torn state overwrites another.</summary>
        public IReadOnlyList<int> Passes
        {
            get
            {
                int[] variants = [.. Modes.Where(mode => mode.Mode == CutMode.Torn).Select(mode => mode.Variant).Distinct()];
                return variants.Length == 0 ? [0] : variants;
            }
        }

        /// <summary>Counts the first cuts in the shard.</summary>
        /// <param name="operations">Number of operations of the uncut update.</param>
        public int FirstCuts(int operations)
        {
            long all = ((long)operations + Every - 1) / Every;
            return (int)((all + Shards - 1 - Shard) / Shards) * CutsOfOperation;
        }

        /// <summary>Determines whether a cut belongs to the shard. All modes of an operation belong to the same shard.</summary>
        /// <param name="number">Number of the cut, counted from 0.</param>
        public bool IsOfShard(long number) =>
            number / CutsOfOperation % Shards == Shard && Only?.Invoke(number / CutsOfOperation) != false;

        private int CutsOfOperation => By == StopKind.Card ? 1 : Modes.Count;

        /// <summary>Converts the plan to JSON that is the same for all shards.</summary>
        public JsonObject ToJson()
        {
            JsonObject plan = new()
            {
                ["by"] = By.ToString().ToLowerInvariant(),
                ["every"] = Every,
                ["modes"] = new JsonArray([.. Modes.Select(mode => (JsonNode)mode.ToString())]),
                ["cuts"] = Cuts,
                ["registers"] = LosesRegisters ? "lost" : "kept",
            };
            if (FreeClusters is { } free)
            {
                plan["cardFree"] = free;
            }

            return plan;
        }
    }
}
