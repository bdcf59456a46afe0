using System.Diagnostics;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.MockHal
{
    /// <summary>Runs the managed updater on .NET over the mocked HAL; each boot gets a new device object.</summary>
    public sealed class ManagedEngine : IUpdaterEngine
    {
        private readonly Action<IDevice> _main;
        private readonly MockOptions? _options;

        /// <summary>Creates an engine over the mocked HAL.</summary>
        /// <param name="main">The updater's entry point. The entry point must not keep state between calls.</param>
        /// <param name="options">Options of the mocked HAL.</param>
        public ManagedEngine(Action<IDevice> main, MockOptions? options = null)
        {
            _main = main;
            _options = options;
        }

        /// <inheritdoc/>
        public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
        {
            device.ExecutingCode = Updater;

            try
            {
                _main(new MockDevice(device, _options));
            }
            finally
            {
                device.ExecutingCode = () => null;
            }
        }

        // Finds the innermost method on the stack that belongs neither to the device model nor to the mocked HAL.
        private static string? Updater() => new StackTrace().GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType is { } type
                && type.Assembly != typeof(ManagedEngine).Assembly && type.Assembly != typeof(VirtualDevice).Assembly) is { } found
            ? $"{found.DeclaringType!.FullName}.{found.Name}"
            : null;
    }
}
