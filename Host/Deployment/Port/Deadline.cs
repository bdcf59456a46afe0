using System.Diagnostics;

namespace FlipperUpdaterNano.Deployment.Port
{
    /// <summary>
    /// A deadline for receiving bytes: a maximum pause between two bytes and a maximum total time, which starts when the instance is
    /// created. A steady stream of bytes does not extend the total time.
    /// </summary>
    /// <param name="pause">Maximum pause between two bytes.</param>
    /// <param name="total">Maximum total time.</param>
    internal sealed class Deadline(TimeSpan pause, TimeSpan total)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        /// <summary>Starts a deadline that limits only the total time.</summary>
        /// <param name="total">Maximum total time.</param>
        public Deadline(TimeSpan total)
            : this(total, total)
        {
        }

        /// <summary>Gets or sets a value indicating whether at least one byte has been received.</summary>
        public bool HasBegun { get; set; }

        /// <summary>Gets the time to wait for the next byte; zero after the deadline.</summary>
        public TimeSpan Wait
        {
            get
            {
                TimeSpan left = total - _watch.Elapsed;
                return left <= TimeSpan.Zero ? TimeSpan.Zero : left < pause ? left : pause;
            }
        }

        /// <summary>Gets the maximum total time, for messages.</summary>
        public TimeSpan Total => total;

        /// <summary>Gets the maximum pause between two bytes, for messages.</summary>
        public TimeSpan Pause => pause;

        /// <summary>Throws an exception if the total time has elapsed.</summary>
        /// <param name="what">The operation in progress, as the subject of a sentence.</param>
        /// <exception cref="DeploymentException">The total time has elapsed.</exception>
        public void Check(string what)
        {
            if (Wait == TimeSpan.Zero)
            {
                throw DeploymentException.Failed($"{what} takes longer than {total.TotalMinutes:0.#} minutes");
            }
        }
    }
}
