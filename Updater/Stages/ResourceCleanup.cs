using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Makes room for new resources: walks the manifest an earlier package left, puts files aside that the user changed, and removes what
    /// the new manifest lacks.
    /// </summary>
    /// <remarks>
    /// A listed file whose MD5 is neither the old manifest's nor the new one's is the user's work and becomes <c>NAME.user</c>. All this
    /// comes before unpacking: whatever were removed wrongly is written again. Run again after an interruption it does what is left.
    /// </remarks>
    public sealed class ResourceCleanup
    {
        private const string Root = "/ext/";
        private const string UserSuffix = ".user";

        private readonly IDevice _device;
        private readonly CardFiles _work;
        private readonly ManifestCursor _wanted;
        private readonly IStageProgress _progress;

        /// <summary>Initializes a new instance of the <see cref="ResourceCleanup"/> class.</summary>
        /// <param name="device">The device.</param>
        /// <param name="work">The card.</param>
        /// <param name="wanted">The new manifest.</param>
        /// <param name="progress">Where it is told.</param>
        public ResourceCleanup(IDevice device, CardFiles work, ManifestCursor wanted, IStageProgress progress)
        {
            _device = device;
            _work = work;
            _wanted = wanted;
            _progress = progress;
        }

        /// <summary>Gets the number of files that are already as the new manifest wants them.</summary>
        public int Current { get; private set; }

        /// <summary>Gets the number of files and directories removed.</summary>
        public int Removed { get; private set; }

        /// <summary>Gets the number of files put aside for the user.</summary>
        public int Kept { get; private set; }

        /// <summary>Walks the old manifest.</summary>
        /// <param name="oldManifest">The manifest of the earlier package.</param>
        /// <param name="lastProgress">The progress value to end with.</param>
        public void Run(string oldManifest, int lastProgress)
        {
            using (ICardFile file = _work.Open(oldManifest, CardMode.Read))
            {
                Run(file, oldManifest, lastProgress);
            }
        }

        private void Run(ICardFile file, string oldManifest, int lastProgress)
        {
            ResourceManifest old = Entries(file, oldManifest);
            while (old.Next())
            {
                if (!old.IsDirectory)
                {
                    Handle(old);
                    _progress.Report(Stage.Resources, (int)((long)file.Position * lastProgress / file.Length));
                }
            }

            // Parents come first in the list: each round removes the innermost ones that are empty now.
            int before;
            do
            {
                before = Removed;
                RemoveDirectories(file, oldManifest);
            }
            while (Removed != before);
        }

        private ResourceManifest Entries(ICardFile file, string path)
        {
            CardFault.Check(file.Seek(0), path, "read");
            return new ResourceManifest(new CardFileSource(file), _device.Bytes, false);
        }

        private void Handle(ResourceManifest old)
        {
            string path = Root + old.Path;
            CardEntry entry = _work.Find(path);
            bool wanted = _wanted.Find(old.Path, false);
            if (entry == null || entry.IsDirectory)
            {
                return;
            }

            byte[] digest = _work.Md5(path);
            if (wanted && Same(digest, _wanted.Md5))
            {
                Current++;
            }
            else if (!Same(digest, old.Md5))
            {
                _work.Replace(path, path + UserSuffix);
                _progress.Note("You changed " + path + ": kept as " + old.Path + UserSuffix + ".");
                Kept++;
            }
            else if (!wanted)
            {
                _work.Delete(path);
                Removed++;
            }
        }

        private void RemoveDirectories(ICardFile file, string oldManifest)
        {
            ResourceManifest old = Entries(file, oldManifest);
            while (old.Next())
            {
                if (old.IsDirectory && !_wanted.Find(old.Path, true) && _device.Card.Delete(Root + old.Path) == CardStatus.Ok)
                {
                    Removed++;
                }
            }
        }

        private bool Same(byte[] left, byte[] right)
        {
            return _device.Bytes.FirstDifference(left, 0, right, 0, left.Length) < 0;
        }
    }
}
