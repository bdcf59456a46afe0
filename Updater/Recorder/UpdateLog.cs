using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>
    /// The flight recorder: <c>update.log</c> in the package folder, plain text, one line per event, each with the milliseconds since the
    /// start of the boot. Later boots append to the file.
    /// </summary>
    /// <remarks>
    /// Every line is written to the card before the next step starts, because CPU2 may reset the chip during that step. When the file is
    /// full, it is renamed and replaces <c>update.log.old</c>, so that both files together stay below <see cref="MaximumLength"/>. If the
    /// log cannot be written, the update continues: the log is disabled until the next attempt or boot, and one line on the console reports
    /// this. If only its earlier lines make the card too full, <see cref="CardCheck"/> removes the file.
    /// </remarks>
    public sealed class UpdateLog
    {
        /// <summary>File name of the log.</summary>
        public const string FileName = CardCheck.LogName;

        /// <summary>Maximum total size in bytes of this file and the previous one.</summary>
        public const int MaximumLength = 65536;

        private readonly IDevice _device;
        private readonly Trace _trace;
        private string _path;

        /// <summary>Creates a log that discards lines until <see cref="Open"/> is called.</summary>
        /// <param name="device">The device.</param>
        /// <param name="trace">Receives one line if the log is disabled.</param>
        public UpdateLog(IDevice device, Trace trace)
        {
            _device = device;
            _trace = trace;
        }

        /// <summary>Sets the location of the log.</summary>
        /// <param name="folder">The package folder, or <see langword="null"/> to discard lines.</param>
        public void Open(string folder)
        {
            _path = folder == null ? null : folder + "/" + FileName;
        }

        /// <summary>Writes one line.</summary>
        /// <param name="line">The line, without a line ending.</param>
        public void Write(string line)
        {
            if (_path == null)
            {
                return;
            }

            byte[] text = Utf8.ToBytes(_device.Clock.Milliseconds.ToString() + " " + line + "\n");
            CardStatus status = Append(text);
            if (status != CardStatus.Ok)
            {
                _trace.Note(MessageFormat.Of("The log is lost (~).", (int)status));
                _path = null;
            }
        }

        private CardStatus Append(byte[] text)
        {
            ICardFile file;
            CardStatus status = _device.Card.Open(_path, CardMode.Append, out file);
            if (status == CardStatus.Ok && file.Length + (uint)text.Length > MaximumLength / 2)
            {
                file.Close();
                status = _device.Card.Replace(_path, _path + ".old");
                if (status == CardStatus.Ok)
                {
                    status = _device.Card.Open(_path, CardMode.Append, out file);
                }
            }

            return status == CardStatus.Ok ? CardWriting.Finish(file, text) : status;
        }
    }
}
