using System.Runtime.InteropServices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Fupd
{
    /// <summary>
    /// Ends the process on Ctrl-C, SIGTERM or a closed terminal, after restoring the terminal, removing temporary folders, and printing a
    /// message. The exit status is 128 plus the signal's number, the convention of shells.
    /// </summary>
    internal static class Interruption
    {
        private const int SignalBase = 128;
        private const string ShowCursor = "\e[0m\e[?25h";
        private static readonly List<Func<string>> s_notices = [];
        private static volatile bool s_isEnding;

        /// <summary>Gets the lock that a command holds while it must not be interrupted.</summary>
        public static Lock Pause { get; } = new();

        /// <summary>Gets or sets a value indicating whether the terminal's cursor is hidden.</summary>
        public static bool IsDrawing { get; set; }

        /// <summary>Gets a value indicating whether the process is ending because of a signal.</summary>
        public static bool IsEnding => s_isEnding;

        /// <summary>Starts handling signals, for the lifetime of the process.</summary>
        public static void Listen()
        {
            if (OperatingSystem.IsWindows())
            {
                Console.CancelKeyPress += (_, _) => End(2);
                return;
            }

            foreach (
                (PosixSignal signal, int number) in new[] { (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1) })
            {
                s_registrations.Add(PosixSignalRegistration.Create(signal, context =>
                {
                    context.Cancel = true;
                    End(number);
                }));
            }
        }

        private static readonly List<PosixSignalRegistration> s_registrations = [];

        /// <summary>Adds a clause to the message that is printed on interruption.</summary>
        /// <param name="text">Called on interruption; returns the clause to print after "interrupted; ".</param>
        /// <returns>An object that removes the clause on disposal.</returns>
        public static IDisposable Notice(Func<string> text)
        {
            lock (s_notices)
            {
                s_notices.Add(text);
            }

            return new Removal(text);
        }

        /// <summary>
        /// If a signal is ending the process, blocks until it has ended; otherwise returns immediately. The command keeps running while its
        /// temporary folders are removed, but neither its exit status nor its error messages may replace those of the signal.
        /// </summary>
        public static void WaitIfEnding()
        {
            if (s_isEnding)
            {
                Thread.Sleep(Timeout.Infinite);
            }
        }

        private static void End(int number)
        {
            s_isEnding = true;

            // Waits for a save in progress to complete.
            lock (Pause)
            {
                string[] parts;
                lock (s_notices)
                {
                    parts = [.. s_notices.Select(text => text())];
                }

                if (IsDrawing)
                {
                    Console.Out.WriteLine(ShowCursor);
                }

                WriteError(string.Join("; ", ["interrupted", .. parts]));
                foreach (string folder in TemporaryFolders.DeleteAll())
                {
                    WriteError($"{folder} could not be removed");
                }

                Environment.Exit(SignalBase + number);
            }
        }

        private static void WriteError(string text) => Console.Error.WriteLine(ShownText.Of($"fupd: {text}", TerminalKind.IsPlain));

        private sealed class Removal(Func<string> text) : IDisposable
        {
            public void Dispose()
            {
                lock (s_notices)
                {
                    s_notices.Remove(text);
                }
            }
        }
    }
}
