using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>
    /// The display controller ST7565R / ST7567, with 132 x 65 bits of display memory. A pin (D/C) distinguishes commands from data.
    /// </summary>
    public sealed class St756x : ISnapshotPart
    {
        private const int Columns = 132;
        private const int Pages = 9;
        private const int VisibleColumns = 128;
        private const int VisiblePages = 8;

        private readonly byte[] _memory = new byte[Columns * Pages];

        // Indices of the visible bytes written since the last frame.
        private readonly HashSet<int> _written = [];
        private int _column;
        private int _page;
        private bool _on;
        private bool _allOn;
        private bool _expectsContrast;
        private bool _expectsBooster;

        /// <summary>
        /// Raised for a complete frame, that is, when chip select rises after every visible byte has been written since the last frame.
        /// </summary>
        public event Action<byte[]>? FrameShown;

        /// <summary>Gets the regulation ratio of the voltage V0, 0 to 7.</summary>
        public int RegulationRatio { get; private set; }

        /// <summary>Gets the electronic volume, 0 to 63.</summary>
        public int Contrast { get; private set; }

        /// <summary>Gets a value indicating whether the display is on.</summary>
        public bool IsOn => _on && !_allOn && !InReset;

        /// <summary>Gets a value indicating whether the reset line is low.</summary>
        public bool InReset { get; private set; } = true;

        /// <summary>Handles a change of the reset line.</summary>
        /// <param name="level">Level of the line; a low level resets the controller.</param>
        public void SetReset(bool level)
        {
            InReset = !level;

            if (InReset)
            {
                _on = false;
                _column = 0;
                _page = 0;
            }
        }

        /// <summary>Handles a change of chip select.</summary>
        /// <param name="selected">Whether the display controller is selected, that is, chip select is low.</param>
        public void Select(bool selected)
        {
            if (!selected && _written.Count == VisibleColumns * VisiblePages && IsOn)
            {
                _written.Clear();
                byte[] frame = new byte[VisibleColumns * VisiblePages];
                for (int page = 0; page < VisiblePages; page++)
                {
                    Array.Copy(_memory, page * Columns, frame, page * VisibleColumns, VisibleColumns);
                }

                FrameShown?.Invoke(frame);
            }
        }

        /// <summary>Receives a byte.</summary>
        /// <param name="isData">The level of the D/C pin.</param>
        /// <returns>The rule that the byte violates; null if it violates none.</returns>
        public string? Receive(byte value, bool isData)
        {
            if (InReset)
            {
                return "display: byte received while the reset line is low";
            }

            if (isData)
            {
                if (_column < Columns)
                {
                    int index = (_page * Columns) + _column;
                    _memory[index] = value;
                    if (_page < VisiblePages && _column < VisibleColumns)
                    {
                        _written.Add(index);
                    }

                    _column++;
                }

                return null;
            }

            return Command(value);
        }

        private string? Command(byte value)
        {
            if (_expectsContrast)
            {
                _expectsContrast = false;
                Contrast = value & 0x3F;

                return null;
            }

            if (_expectsBooster)
            {
                _expectsBooster = false;

                return null;
            }

            switch (value)
            {
                case < 0x10: _column = (_column & 0xF0) | value; break;
                case < 0x20: _column = (_column & 0x0F) | ((value & 15) << 4); break;
                case < 0x28: RegulationRatio = value & 7; break;
                case < 0x30: break;
                case >= 0x40 and < 0x80: break;
                case 0x81: _expectsContrast = true; break;
                case 0xA0 or 0xA1 or 0xA2 or 0xA3 or 0xA6 or 0xA7: break;
                case 0xA4 or 0xA5: _allOn = value == 0xA5; break;
                case 0xAE or 0xAF: _on = value == 0xAF; break;
                case >= 0xB0 and <= 0xB8: _page = value & 15; break;
                case 0xC0 or 0xC8: break;
                case 0xE2: _column = 0; _page = 0; break;
                case 0xE3: break;
                case 0xF8: _expectsBooster = true; break;
                default: return $"display: unknown command {value:X2}";
            }

            return null;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_memory);
            archive.Items(_written);
            _column = archive.Value(_column);
            _page = archive.Value(_page);
            _on = archive.Value(_on);
            _allOn = archive.Value(_allOn);
            _expectsContrast = archive.Value(_expectsContrast);
            _expectsBooster = archive.Value(_expectsBooster);
            RegulationRatio = archive.Value(RegulationRatio);
            Contrast = archive.Value(Contrast);
            InReset = archive.Value(InReset);
        }
    }
}
