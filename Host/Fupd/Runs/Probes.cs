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
    /// <summary>The emulator's developer tools: debugger, profile and firmware execution.</summary>
    internal sealed class Probes : IDisposable
    {
        private readonly GdbServer? _debugger;
        private readonly ExecutionProfile? _profile;
        private readonly string? _profileFile;
        private readonly string? _stacksFile;

        private readonly FirmwareRun? _firmware;

        private Probes(GdbServer? debugger, string? profileFile, string? stacksFile, FirmwareRun? firmware)
        {
            _firmware = firmware;
            _debugger = debugger;
            _profileFile = profileFile;
            _stacksFile = stacksFile;
            _profile = (profileFile ?? stacksFile) == null ? null : new ExecutionProfile();
        }

        /// <summary>Reads the options and opens the debugger port, if any.</summary>
        /// <param name="options">The options of the command.</param>
        /// <returns>The probes, which the caller disposes of after the run.</returns>
        /// <exception cref="InputException">The engine does not support the options, or the port is invalid or in use.</exception>
        public static Probes Of(RunOptions options, ParseResult result)
        {
            string? port = result.GetValue(options.Gdb);
            string? profile = result.GetValue(options.Profile);
            string? stacks = result.GetValue(options.ProfileStacks);
            if (result.GetValue(options.On) != Runs.Engine.Chip && (port ?? profile ?? stacks) is { } unused)
            {
                string option = port != null ? "--gdb" : profile != null ? "--profile" : "--profile-stacks";
                throw new InputException($"{option} {unused}: only the emulator supports this; add --on chip");
            }

            FirmwareRun? firmware = FirmwareRun.Of(options, result);

            return new Probes(port == null ? null : Open(port), profile, stacks, firmware);
        }

        /// <summary>Creates the engine with the probes attached, and waits for the debugger to connect.</summary>
        /// <param name="name"><see cref="Runs.Engine.Mock"/> or <see cref="Runs.Engine.Chip"/>.</param>
        /// <param name="output">Receives the instructions for connecting a debugger.</param>
        public IUpdaterEngine Engine(string name, CommandOutput output)
        {
            IUpdaterEngine engine = Runs.Engine.Of(name);
            if (engine is EmulatorEngine chip)
            {
                chip.Debugger = _debugger;
                chip.Profile = _profile;
                _firmware?.Arrange(chip);
                chip.Managed = _debugger != null || _profile != null ? LoaderImage.Built?.Managed : null;
            }

            if (_debugger != null)
            {
                string how = $"Waiting for a debugger on port {_debugger.Port}: gdb-multiarch {LoaderImage.WithSymbols} "
                    + $"-ex 'set remotetimeout 60' -ex 'target remote :{_debugger.Port}'";
                Action<string> say = output.IsForPeople ? output.Line : output.Error;
                say(how);
                _debugger.Left += () => say($"The debugger has disconnected; the run waits for another debugger on port {_debugger.Port}.");
                _debugger.WaitForDebugger();
            }

            return engine;
        }

        /// <summary>
        /// Writes the profile: the instruction count, share and name of each function, in descending order of the count, then the
        /// same figures for managed methods. Also writes the stacks: each line contains the names of one stack, separated by semicolons,
        /// and its instruction count.
        /// </summary>
        /// <param name="engine">The engine that executed the run.</param>
        public void WriteProfile(IUpdaterEngine engine)
        {
            if (_profile == null || engine is not EmulatorEngine chip)
            {
                return;
            }

            if (_profileFile != null)
            {
                (string Name, long Instructions)[] functions = [.. _profile.ByFunction(chip.Symbols)];
                Dictionary<string, string> names = Demangle(functions.Select(line => line.Name));
                IEnumerable<string> lines = Table(functions.Select(line => (names[line.Name], line.Instructions)));
                File.WriteAllLines(_profileFile, [.. lines, string.Empty, .. Table(_profile.ByMethod())]);
            }

            if (_stacksFile != null)
            {
                (IReadOnlyList<string> Methods, string Function, long Instructions)[] stacks = [.. _profile.Stacks(chip.Symbols)];
                Dictionary<string, string> names = Demangle(stacks.Select(stack => stack.Function));
                File.WriteAllLines(_stacksFile, stacks.Select(stack => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{string.Join(';', stack.Methods.Append(names[stack.Function].Replace(';', ',')))} {stack.Instructions}")));
            }
        }

        private static IEnumerable<string> Table(IEnumerable<(string Name, long Instructions)> lines)
        {
            (string Name, long Instructions)[] all = [.. lines];
            double sum = Math.Max(1, all.Sum(line => line.Instructions));
            return all.Select(line => string.Create(
                CultureInfo.InvariantCulture, $"{line.Instructions,14} {100 * line.Instructions / sum,6:0.00} % {line.Name}"));
        }

        // Uses c++filt from the toolchain that mangled the names. Without that tool, the names remain mangled.
        private static Dictionary<string, string> Demangle(IEnumerable<string> functions)
        {
            string[] names = [.. functions.Distinct()];
            string[] plain = names;
            if (names.Length == 0)
            {
                // Without arguments, c++filt would wait for names on stdin.
                return [];
            }

            try
            {
                // The names are few enough to be passed as arguments, which avoids exchanging them with c++filt over stdin line by line.
                ProgramResult result = new HostProgram("arm-none-eabi-c++filt", names).Run();
                plain = result.IsSuccess ? result.Output.TrimEnd('\n').Split('\n') : names;
            }
            catch (InvalidOperationException)
            {
                return names.ToDictionary(name => name);
            }

            return names.Index().ToDictionary(name => name.Item, name => plain.Length == names.Length ? plain[name.Index] : name.Item);
        }

        /// <inheritdoc/>
        public void Dispose() => _debugger?.Dispose();

        private static GdbServer Open(string port)
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
            {
                throw new InputException($"--gdb {port}: this is not a TCP port; give 1 to 65535, or 0 for a free one");
            }

            try
            {
                return GdbServer.Open(number);
            }
            catch (SocketException e)
            {
                throw new InputException($"--gdb {port}: the port cannot be opened ({e.Message}); give another port, or 0 for a free one");
            }
        }
    }
}
