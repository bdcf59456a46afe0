using System.Diagnostics;
using System.Globalization;

namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Shows the progress of a transfer if stdout is a terminal.</summary>
    /// <param name="output">Receives the output.</param>
    internal sealed class TransferProgress(CommandOutput output) : IDisposable
    {
        private const int MillisecondsBetween = 100;
        private const double Million = 1e6;
        private readonly Stopwatch _sinceShown = new();
        private bool _isShown;

        /// <summary>Receives the progress.</summary>
        /// <param name="bytes">Number of bytes already transferred.</param>
        /// <param name="total">Total size in bytes, or <see langword="null"/> if unknown.</param>
        public void Report(long bytes, long? total)
        {
            if (!output.IsTerminal || (_sinceShown.IsRunning && _sinceShown.ElapsedMilliseconds < MillisecondsBetween))
            {
                return;
            }

            _sinceShown.Restart();
            _isShown = true;
            string text = total is > 0 and var all
                ? string.Create(CultureInfo.InvariantCulture, $"{bytes * 100 / all,3} % of {all / Million:0.0} MB")
                : string.Create(CultureInfo.InvariantCulture, $"{bytes / Million:0.0} MB");
            Console.Out.Write($"\r{text}    ");
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_isShown)
            {
                Console.Out.Write("\r\e[K");
            }
        }
    }
}
