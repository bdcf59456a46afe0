using System.Collections;
using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Collects the findings of the checks. The device stops at the first error; the doctor collects all findings.</summary>
    public sealed class Findings
    {
        private readonly ArrayList _list = new ArrayList();
        private readonly bool _stopAtError;

        /// <summary>Creates an empty collection.</summary>
        /// <param name="stopAtError">Whether an error is thrown as an <see cref="UpdateException"/> instead of being collected.</param>
        public Findings(bool stopAtError)
        {
            _stopAtError = stopAtError;
        }

        /// <summary>Gets a value indicating whether an error was found.</summary>
        public bool HasError { get; private set; }

        /// <summary>Returns all findings, in the order in which they were found.</summary>
        /// <returns>The findings.</returns>
        public Finding[] ToArray()
        {
            Finding[] all = new Finding[_list.Count];
            _list.CopyTo(all);
            return all;
        }

        internal void Error(Stage stage, int progress, string text)
        {
            if (_stopAtError)
            {
                throw new UpdateException(stage, progress, text);
            }

            HasError = true;
            _list.Add(new Finding(FindingSeverity.Error, stage, progress, text));
        }

        internal void Warning(Stage stage, string text)
        {
            _list.Add(new Finding(FindingSeverity.Warning, stage, 0, text));
        }

        internal void Info(Stage stage, string text)
        {
            _list.Add(new Finding(FindingSeverity.Info, stage, 0, text));
        }
    }
}
