using System.CommandLine;
using System.Globalization;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary><c>--firmware-runs</c>: from reset onwards, the code in flash is executed instead of the model's stand-in.</summary>
    /// <param name="Time">Device time, in nanoseconds, after which a boot from flash is stopped.</param>
    /// <param name="Symbols">Names of the firmware's functions, for reports.</param>
    internal sealed record FirmwareRun(long Time, SymbolTable Symbols)
    {
        private const string OrdinarySeconds = "10";

        /// <summary>Reads the options.</summary>
        /// <param name="options">The options of the command.</param>
        /// <returns>The settings, or <see langword="null"/> if firmware is not executed.</returns>
        /// <exception cref="InputException">The options contradict each other, or a value is malformed.</exception>
        public static FirmwareRun? Of(RunOptions options, ParseResult result)
        {
            string? seconds = result.GetValue(options.For);
            string? symbols = result.GetValue(options.Symbols);
            if (!result.GetValue(options.FirmwareRuns))
            {
                return (seconds ?? symbols) is { } unused
                    ? throw new InputException($"{(seconds == null ? "--symbols" : "--for")} {unused} requires --firmware-runs")
                    : null;
            }

            return result.GetValue(options.On) == Engine.Chip
                ? new FirmwareRun(TimeOf(seconds ?? OrdinarySeconds), SymbolsOf(symbols))
                : throw new InputException("--firmware-runs: only the emulator executes firmware; add --on chip");
        }

        /// <summary>Configures an engine.</summary>
        public void Arrange(EmulatorEngine engine)
        {
            engine.FirmwareTime = Time;
            engine.FirmwareSymbols = Symbols;
        }

        private static long TimeOf(string seconds) =>
            decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
                && value is >= 0.001m and <= 86400
                ? (long)(value * VirtualTime.Second)
                : throw new InputException($"--for {seconds}: give seconds of device time, 0.001 to 86400");

        private static SymbolTable SymbolsOf(string? file)
        {
            if (Inputs.OptionalFile(file, "--symbols") is not { } elf)
            {
                return SymbolTable.Empty;
            }

            bool isElf = elf.Length > 0x34 && elf.AsSpan().StartsWith("\u007fELF\u0001\u0001"u8);

            try
            {
                return isElf ? SymbolTable.FromElf(elf) : throw new InputException($"--symbols {file}: this is not a 32-bit ELF file");
            }
            catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
            {
                throw new InputException($"--symbols {file}: the ELF file is damaged");
            }
        }
    }
}
