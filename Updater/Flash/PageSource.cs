using System;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Flash
{
    /// <summary>
    /// Reads the bytes of flash pages from a file on the card. If the bytes differ from those read by the preflight, the page is rejected,
    /// so an unreliable card is reported before the page is programmed.
    /// </summary>
    public sealed class PageSource : IDisposable
    {
        private readonly IDevice _device;
        private readonly PageMap _map;
        private readonly Stage _stage;
        private readonly ICardFile _file;

        /// <summary>Opens the file.</summary>
        /// <param name="device">The device.</param>
        /// <param name="map">The contents of the pages.</param>
        /// <param name="stage">Stage reported with errors.</param>
        /// <exception cref="UpdateException">The file cannot be opened.</exception>
        public PageSource(IDevice device, PageMap map, Stage stage)
        {
            _device = device;
            _map = map;
            _stage = stage;
            CardStatus status = device.Card.Open(map.Path, CardMode.Read, out _file);
            if (status != CardStatus.Ok)
            {
                throw new UpdateException(stage, 0, MessageFormat.Of("@ cannot be opened (~).", map.Path, (int)status));
            }
        }

        /// <summary>Reads one page, padded with 0xFF.</summary>
        /// <param name="page">Page number; the map must describe the page.</param>
        /// <param name="buffer">Receives 4096 bytes.</param>
        /// <param name="progress">Progress value reported with errors.</param>
        /// <exception cref="UpdateException">The card fails, or returns bytes that differ from those read by the preflight.</exception>
        public void Read(int page, byte[] buffer, int progress)
        {
            int count = _map.CountOf(page);
            try
            {
                CardReading.ReadAt(_file, (uint)_map.OffsetOf(page), buffer, count);
            }
            catch (CardIoException e)
            {
                Fail(page, progress, e.Message);
            }

            _device.Bytes.Fill(buffer, count, FlashGeometry.PageSize - count, 0xFF);
            if (_device.Bytes.Crc32(0, buffer, 0, FlashGeometry.PageSize) != _map.CrcOf(page))
            {
                Fail(page, progress, "the data changed since verification.");
            }
        }

        /// <summary>Closes the file.</summary>
        public void Dispose()
        {
            _file.Dispose();
        }

        private void Fail(int page, int progress, string what)
        {
            throw new UpdateException(
                _stage, progress, MessageFormat.Of("@, bytes # for page #: ", _map.Path, _map.OffsetOf(page), page) + what);
        }
    }
}
