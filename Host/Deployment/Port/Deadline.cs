using System.Diagnostics;

namespace FlipperUpdaterNano.Deployment.Port
{
    /// <summary>Until when something has to be there, from now on. A device that sends byte after byte does not move it.</summary>
    /// <param name="pause">The longest pause between two bytes.</param>
    /// <param name="total">The whole time.</param>
    internal sealed class Deadline(TimeSpan pause, TimeSpan total)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        /// <summary>Sets a deadline.</summary>
        /// <param name="total">The whole time.</param>
        public Deadline(TimeSpan total)
            : this(total, total)
        {
        }

        /// <summary>Gets or sets a value indicating whether something has come.</summary>
        public bool HasBegun { get; set; }

        /// <summary>Gets how long to wait for the next byte; zero when the time is over.</summary>
        public TimeSpan Wait
        {
            get
            {
                TimeSpan left = total - _watch.Elapsed;
                return left <= TimeSpan.Zero ? TimeSpan.Zero : left < pause ? left : pause;
            }
        }

        /// <summary>Gets the whole time, for messages.</summary>
        public TimeSpan Total => total;

        /// <summary>Gets the longest pause, for messages.</summary>
        public TimeSpan Pause => pause;

        /// <summary>Checks the time.</summary>
        /// <param name="what">What is not complete, as subject of a sentence.</param>
        /// <exception cref="DeploymentException">The time is over.</exception>
        public void Check(string what)
        {
            if (Wait == TimeSpan.Zero)
            {
                throw DeploymentException.Failed($"{what} takes the device longer than {total.TotalMinutes:0.#} minutes");
            }
        }
    }
}
