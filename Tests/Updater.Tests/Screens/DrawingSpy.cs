using System.Reflection;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Updater.Tests.Screens
{
    /// <summary>A device proxy that records every drawn bitmap.</summary>
    public class DrawingSpy : DispatchProxy
    {
        private object _target = null!;
        private List<DrawnBitmap> _drawn = null!;

        /// <summary>Creates a device, and the list that receives its drawn bitmaps.</summary>
        internal static (IDevice Device, List<DrawnBitmap> Drawn) Create()
        {
            List<DrawnBitmap> drawn = [];
            return (Wrap<IDevice>(new MockDevice(VirtualDevice.CreateDefault()), drawn), drawn);
        }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IBytes.DrawBitmap))
            {
                _drawn.Add(DrawnBitmap.Of((byte[])args![1]!, (int)args[2]!, (int)args[3]!, (int)args[4]!, (int)args[5]!, (int)args[6]!));
            }

            object? result = targetMethod.Invoke(_target, args);
            return result is IBytes bytes ? Wrap(bytes, _drawn) : result;
        }

        private static T Wrap<T>(T target, List<DrawnBitmap> drawn)
            where T : class
        {
            T proxy = Create<T, DrawingSpy>();
            DrawingSpy spy = (DrawingSpy)(object)proxy;
            spy._target = target;
            spy._drawn = drawn;
            return proxy;
        }
    }
}
