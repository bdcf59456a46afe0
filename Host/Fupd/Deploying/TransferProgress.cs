using System.Diagnostics;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>Prints a line with rate and remaining time at the start of each file and after each tenth of the transfer.</summary>
    /// <param name="output">Receives the output.</param>
    /// <param name="total">Total size of the transfer in bytes.</param>
    internal sealed class TransferProgress(CommandOutput output, long total)
    {
        private const int Steps = 10;
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private string _file = string.Empty;
        private long _step = -1;

        /// <summary>Prints the progress if it has advanced by a step or another file has begun.</summary>
        /// <param name="file">Name of the current file.</param>
        /// <param name="sent">Number of bytes sent so far in all files.</param>
        public void Show(string file, long sent)
        {
            long step = total == 0 ? 0 : sent * Steps / total;
            if (file == _file && step == _step)
            {
                return;
            }

            _file = file;
            _step = step;
            double rate = sent / Math.Max(0.001, _watch.Elapsed.TotalSeconds);
            double left = rate == 0 ? 0 : (total - sent) / rate;
            output.Line($"  {file,-24} {(total == 0 ? 100 : sent * 100 / total),3} %  {rate / 1024:0} KiB/s, {left:0} s left");
        }
    }
}
