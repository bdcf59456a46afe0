using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Recorder
{
    /// <summary>
    /// The flight recorder: <c>update.log</c> in the package folder, plain text, one line per event, each with the milliseconds since this
    /// boot began. Appended over reboots.
    /// </summary>
    /// <remarks>
    /// Every line is on the card before the next step begins, because CPU2 may reset the chip in it. When the file is full it
    /// becomes <c>update.log.old</c>, replacing the one before, so both together stay below <see cref="MaximumLength"/>. A log that cannot
    /// be written fails no update: it is given up until the next retry or boot, with one line on the console.
    /// </remarks>
    public sealed class UpdateLog
    {
        /// <summary>Name of the file.</summary>
        public const string FileName = "update.log";

        /// <summary>Bytes that this file and the one before may take together.</summary>
        public const int MaximumLength = 65536;

        private readonly IDevice _device;
        private readonly Trace _trace;
        private string _path;

        /// <summary>Initializes a new instance of the <see cref="UpdateLog"/> class that writes nowhere until <see cref="Open"/>.</summary>
        /// <param name="device">The device.</param>
        /// <param name="trace">Receives a line when the log is lost.</param>
        public UpdateLog(IDevice device, Trace trace)
        {
            _device = device;
            _trace = trace;
        }

        /// <summary>Says where the log is.</summary>
        /// <param name="folder">The package folder, or <see langword="null"/> for nowhere.</param>
        public void Open(string folder)
        {
            _path = folder == null ? null : folder + "/" + FileName;
        }

        /// <summary>Writes one line.</summary>
        /// <param name="line">The text, without a line end.</param>
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

            if (status != CardStatus.Ok)
            {
                return status;
            }

            status = file.Write(text, 0, text.Length);
            CardStatus closed = file.Close();
            return status == CardStatus.Ok ? closed : status;
        }
    }
}
