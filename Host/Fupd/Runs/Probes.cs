using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Gdb;
using FlipperUpdaterNano.Emulator.Profiling;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>What a developer looks into the running chip with: a debugger, a profile.</summary>
    internal sealed class Probes : IDisposable
    {
        private readonly GdbServer? _debugger;
        private readonly ExecutionProfile? _profile;
        private readonly string? _profileFile;

        private Probes(GdbServer? debugger, string? profileFile)
        {
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

            return new Probes(port == null ? null : Open(port), profile);
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
            }

            if (_debugger != null)
            {
                string how = $"Waiting for a debugger on port {_debugger.Port}: gdb-multiarch {LoaderImage.WithSymbols} "
                    + $"-ex 'set remotetimeout 60' -ex 'target remote :{_debugger.Port}'";
                (output.IsForPeople ? output.Line : (Action<string>)output.Error)(how);
                _debugger.WaitForDebugger();
            }

            return engine;
        }

        /// <summary>Writes the profile: instructions and function, the most first.</summary>
        /// <param name="engine">The engine that ran.</param>
        public void WriteProfile(IUpdaterEngine engine)
        {
            if (_profile != null)
            {
                File.WriteAllLines(
                    _profileFile!, _profile.ByFunction(((EmulatorEngine)engine).Symbols).Select(
                        line => $"{line.Instructions,14} {line.Function}"));
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
