using System.Text;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Managed;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>
    /// The outputs of one build of the updater for a board. The outputs are read while no build is running, so they all come from the same
    /// build.
    /// </summary>
    internal sealed class BuiltLoader
    {
        private readonly byte[] _elf;
        private readonly byte[]? _map;

        private BuiltLoader(byte[] elf, byte[] image, byte[]? map)
        {
            (_elf, _map) = (elf, map);
            Image = image;
        }

        /// <summary>Gets the content of <c>updater.bin</c>.</summary>
        public ReadOnlyMemory<byte> Image { get; }

        /// <summary>Gets the symbols of the image.</summary>
        public SymbolTable Symbols => SymbolTable.FromElf(_elf);

        /// <summary>Gets the managed methods of the image, or <see langword="null"/> if the build produced no map of methods.</summary>
        public ManagedMap? Managed => _map != null ? ManagedMap.Parse(Encoding.UTF8.GetString(_map)) : null;

        /// <summary>Reads the image of the last build, after waiting for any running build to end.</summary>
        /// <param name="folder">The build folder, which the method does not change.</param>
        /// <param name="board">Name of the board's folder in boards/.</param>
        /// <param name="waits">Called once, with a message, if a build is running.</param>
        /// <returns>The image, or <see langword="null"/> if none has been built.</returns>
        public static BuiltLoader? Read(string folder, string board, Action<string>? waits = null)
        {
            using IDisposable? turn = BuildLock.TakeForReading(folder, waits);
            string place = Path.Combine(folder, "boards", board);
            return ReadIfExists(Path.Combine(place, "updater.elf")) is { } elf
                && ReadIfExists(Path.Combine(place, "updater.bin")) is { } image
                ? new BuiltLoader(elf, image, ReadIfExists(Path.Combine(place, "managed", "updater.img.map")))
                : null;
        }

        private static byte[]? ReadIfExists(string file) => File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
