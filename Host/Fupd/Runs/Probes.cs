using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Gdb;
using FlipperUpdaterNano.Emulator.Profiling;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>What a developer looks into the running chip with: a debugger, a profile, firmware that executes.</summary>
    internal sealed class Probes : IDisposable
    {
        private readonly GdbServer? _debugger;
        private readonly ExecutionProfile? _profile;
        private readonly string? _profileFile;

        private readonly FirmwareRun? _firmware;

        private Probes(GdbServer? debugger, string? profileFile, FirmwareRun? firmware)
        {
            _firmware = firmware;
            _debugger = debugger;
            _profileFile = profileFile;
            _profile = profileFile == null ? null : new ExecutionProfile();
        }

        /// <summary>Takes what was asked for; a port for the debugger is opened at once.</summary>
        /// <param name="options">The options of the command.</param>
        /// <param name="result">What was typed.</param>
        /// <returns>The probes, to be disposed of after the run.</returns>
        /// <exception cref="InputException">They do not fit the engine, the port is none, or it is taken.</exception>
        public static Probes Of(RunOptions options, ParseResult result)
        {
            string? port = result.GetValue(options.Gdb);
            string? profile = result.GetValue(options.Profile);
            if (result.GetValue(options.On) != Runs.Engine.Chip && (port ?? profile) is { } unused)
            {
                throw new InputException(
                    $"{(port == null ? "--profile" : "--gdb")} {unused}: only the emulated chip can be looked into; add --on chip");
            }

            FirmwareRun? firmware = FirmwareRun.Of(options, result);

            return new Probes(port == null ? null : Open(port), profile, firmware);
        }

        /// <summary>Makes the engine, with the probes on it; waits for the debugger to connect.</summary>
        /// <param name="name"><see cref="Runs.Engine.Mock"/> or <see cref="Runs.Engine.Chip"/>.</param>
        /// <param name="output">Where it says how to connect.</param>
        /// <returns>The engine.</returns>
        public IUpdaterEngine Engine(string name, CommandOutput output)
        {
            IUpdaterEngine engine = Runs.Engine.Of(name);
            if (engine is EmulatorEngine chip)
            {
                chip.Debugger = _debugger;
                chip.Profile = _profile;
                _firmware?.Arrange(chip);
            }

            if (_debugger != null)
            {
                string how = $"Waiting for a debugger on port {_debugger.Port}: gdb-multiarch {LoaderImage.WithSymbols} "
                    + $"-ex 'set remotetimeout 60' -ex 'target remote :{_debugger.Port}'";
                Action<string> say = output.IsForPeople ? output.Line : output.Error;
                say(how);
                _debugger.Left += () => say($"The debugger has gone; the run waits for another one on port {_debugger.Port}.");
                _debugger.WaitForDebugger();
            }

            return engine;
        }

        /// <summary>Writes the profile: instructions, their share and the function, the most first.</summary>
        /// <param name="engine">The engine that ran.</param>
        public void WriteProfile(IUpdaterEngine engine)
        {
            if (_profile != null)
            {
                (string Function, long Instructions)[] lines = [.. _profile.ByFunction(((EmulatorEngine)engine).Symbols)];
                double all = Math.Max(1, lines.Sum(line => line.Instructions));
                string[] names = Demangle([.. lines.Select(line => line.Function)]);
                File.WriteAllLines(_profileFile!, lines.Select((line, index) => string.Create(
                    CultureInfo.InvariantCulture, $"{line.Instructions,14} {100 * line.Instructions / all,6:0.00} % {names[index]}")));
            }
        }

        // By the tool of the toolchain that made the names; without it they stay as they are.
        private static string[] Demangle(string[] names)
        {
            if (names.Length == 0)
            {
                return names;
            }

            try
            {
                ProgramResult result = new HostProgram("arm-none-eabi-c++filt", names).Run();
                string[] plain = result.Output.TrimEnd('\n').Split('\n');
                return result.IsSuccess && plain.Length == names.Length ? plain : names;
            }
            catch (InvalidOperationException)
            {
                return names;
            }
        }

        /// <inheritdoc/>
        public void Dispose() => _debugger?.Dispose();

        private static GdbServer Open(string port)
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
            {
                throw new InputException($"--gdb {port}: this is no TCP port; give 1 to 65535, or 0 for any that is free");
            }

            try
            {
                return GdbServer.Open(number);
            }
            catch (SocketException e)
            {
                throw new InputException($"--gdb {port}: the port cannot be opened ({e.Message}); give another, or 0 for any that is free");
            }
        }
    }
}
