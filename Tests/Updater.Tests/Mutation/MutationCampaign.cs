using System.Globalization;
using FlipperUpdaterNano.Updater.Formats;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Mutation
{
    /// <summary>
    /// Feeds damaged input to a parser, which may accept or refuse it. Any other outcome fails the test, and the message contains an id
    /// that replays exactly this input: <c>FUPD_REPLAY=ID dotnet test</c>. <c>FUPD_CAMPAIGN=N</c> runs N times as many inputs.
    /// </summary>
    public sealed class MutationCampaign
    {
        private readonly string _parser;
        private readonly byte[][] _corpus;
        private readonly int _count;

        /// <param name="parser">Name of the parser; part of the id, so it must be unique.</param>
        /// <param name="corpus">Valid inputs.</param>
        /// <param name="count">Number of inputs in the normal run.</param>
        public MutationCampaign(string parser, byte[][] corpus, int count = 20_000)
        {
            _parser = parser;
            _corpus = corpus;
            _count = count;
        }

        /// <summary>Whether damage keeps the length of the input, as for a dump of flash.</summary>
        public bool KeepLength { get; init; }

        /// <summary>Documented refusals; every other exception is a failure.</summary>
        public Type[] Refusals { get; init; } = [typeof(MalformedException), typeof(CardIoException)];

        /// <summary>Recomputes the checksums of every second input, so that the damage reaches checks that follow the checksums.</summary>
        public Action<byte[]>? Mend { get; init; }

        /// <summary>
        /// Fixed part of the bytes that the parser may allocate, in addition to <see cref="BytesPerInputByte"/> for each byte of input.
        /// </summary>
        public long FixedBytes { get; init; } = 256 * 1024;

        /// <summary>See <see cref="FixedBytes"/>.</summary>
        public long BytesPerInputByte { get; init; } = 8;

        /// <summary>Runs the parser over all inputs.</summary>
        /// <param name="parse">
        /// Parses one input completely. The parser reads through <see cref="ReadBudget"/> or a similar limit, so that an endless loop
        /// becomes a failure.
        /// </param>
        public void Run(Action<byte[]> parse)
        {
            string? replay = Environment.GetEnvironmentVariable("FUPD_REPLAY");
            if (replay is not null)
            {
                if (replay.StartsWith(_parser + ":", StringComparison.Ordinal))
                {
                    Try(int.Parse(replay[(_parser.Length + 1)..], CultureInfo.InvariantCulture), parse);
                }

                return;
            }

            int refused = 0;
            int count = _count * Scale();
            for (int i = 0; i < count; i++)
            {
                refused += Try(i, parse) ? 0 : 1;
            }

            // A parser that refuses nothing or everything would not be tested.
            Assert.InRange(refused, 1, count - 1);
        }

        /// <summary>The factor given by <c>FUPD_CAMPAIGN</c>; 1 in a normal run.</summary>
        public static int Scale()
        {
            return int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), CultureInfo.InvariantCulture, out int scale)
                && scale > 0
                ? scale
                : 1;
        }

        private static ulong Seed(string parser, int number)
        {
            ulong hash = 14695981039346656037;
            foreach (char c in parser)
            {
                hash = (hash ^ c) * 1099511628211;
            }

            return hash ^ ((ulong)number * 0xD1342543DE82EF95);
        }

        private bool Try(int number, Action<byte[]> parse)
        {
            SeededRandom random = new(Seed(_parser, number));
            byte[] input = Mutator.Mutate(_corpus[random.Next(_corpus.Length)], _corpus[random.Next(_corpus.Length)], random, KeepLength);
            if (number % 2 == 0)
            {
                Mend?.Invoke(input);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            bool accepted = true;
            try
            {
                parse(input);
            }
            catch (Exception e) when (Array.IndexOf(Refusals, e.GetType()) >= 0)
            {
                accepted = false;
            }
            catch (Exception e)
            {
                Assert.Fail($"FUPD_REPLAY={_parser}:{number} ({input.Length} bytes): {e}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            long allowed = FixedBytes + (BytesPerInputByte * input.Length);
            Assert.True(
                allocated <= allowed, $"FUPD_REPLAY={_parser}:{number}: {allocated} bytes allocated for {input.Length} bytes of input");
            return accepted;
        }
    }
}
