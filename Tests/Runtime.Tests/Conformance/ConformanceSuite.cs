using FlipperUpdaterNano.Emulator.Runtime;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>Runs all programs in batches; each batch is compiled and linked once, and run once per configuration.</summary>
    public sealed class ConformanceSuite
    {
        /// <summary>Number of programs in an image; with CONFORMANCE_BATCH=1, a failure shows which program breaks its batch.</summary>
        private static readonly int s_batchSize = int.Parse(Environment.GetEnvironmentVariable("CONFORMANCE_BATCH") ?? "40");

        private readonly Dictionary<string, Batch> _batches = [];

        public ConformanceSuite()
        {
            foreach (ProgramBatch batch in ProgramBatch.Of(ConformanceProgram.All, s_batchSize))
            {
                Batch shared = new(batch);

                foreach (ConformanceProgram program in batch.Programs)
                {
                    _batches[program.Name] = shared;
                }
            }
        }

        internal string Expected(string program)
        {
            return ConformanceProgram.Differences.TryGetValue(program, out Difference? difference) ? difference.Output : OfDotNet(program);
        }

        internal string OfDotNet(string program)
        {
            return _batches[program].Expected.Value[program];
        }

        /// <summary>Returns the output of a program in a configuration.</summary>
        internal string Actual(string program, string way, Func<byte[], RuntimeOutcome> run, bool forSize = false)
        {
            Batch batch = _batches[program];

            lock (batch)
            {
                if (!batch.Runs.TryGetValue(way, out RuntimeOutcome? result))
                {
                    result = run(forSize ? batch.SmallImage.Value : batch.Image.Value);
                    batch.Runs[way] = result;
                }

                if (!ProgramBatch.Split(result.Output).TryGetValue(program, out string? output))
                {
                    throw new InvalidOperationException(
                        $"the program was not reached; the batch ended with {result.ExitCode}: {result.Error}");
                }

                return output;
            }
        }

        private sealed class Batch(ProgramBatch programs)
        {
            public Lazy<Dictionary<string, string>> Expected { get; } = new(() => ProgramBatch.Split(DotNet.Run(programs.Sources())));

            public Lazy<byte[]> Image { get; } = new(() => ImageBuilder.Build(programs.Sources()));

            public Lazy<byte[]> SmallImage { get; } = new(() => ImageBuilder.Build(programs.Sources(), forSize: true));

            public Dictionary<string, RuntimeOutcome> Runs { get; } = [];
        }
    }
}
