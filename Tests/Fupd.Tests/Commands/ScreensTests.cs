using FlipperUpdaterNano.Fupd.Screens;
using FlipperUpdaterNano.Fupd.Views;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests <c>fupd screens</c>: the gallery, and the comparison with the golden images.</summary>
    public sealed class ScreensTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void All_views_match_their_golden_images()
        {
            Cli run = Cli.Run("screens", "--out", _folder.Root, "--check");

            Assert.True(run.Status == 0, $"{run.Output}\nIf the change is intended: ./fupd screens --out Tests/Data/screens");
            Assert.Empty(Directory.GetFiles(_folder.Root));
        }

        [Fact]
        public void The_gallery_contains_an_image_of_every_view()
        {
            Cli run = Cli.Expect(0, "screens", "--out", _folder["new"], "--json", "-");

            string page = File.ReadAllText(Path.Combine(_folder["new"], "index.html"));
            string[] views = [.. run.Json["views"]!.AsArray().Select(view => (string)view!)];
            Assert.Equal(views.Length + 1, Directory.GetFiles(_folder["new"]).Length);
            Assert.All(views, view => Assert.Contains($"src=\"{view}.png\"", page));
            Assert.Contains("failure-02-99", views);
        }

        [Fact]
        public void For_a_view_that_differs_actual_and_expected_and_difference_images_are_written()
        {
            IReadOnlyList<View> views = ViewCatalog.Draw();
            Directory.CreateDirectory(_folder["golden"]);
            Directory.CreateDirectory(_folder["out"]);
            Gallery.Write(_folder["golden"], views);
            byte[] changed = [.. views[0].Pixels];
            changed[5] ^= 4;
            File.Move(Path.Combine(_folder["golden"], $"{views[2].Name}.png"), Path.Combine(_folder["golden"], "old.png"));

            IReadOnlyList<string> found = new GoldenImages(_folder["golden"])
                .Compare([views[0] with { Pixels = changed }, .. views.Skip(1)], _folder["out"]);

            Assert.Equal(
                [$"{views[0].Name}: differs from its golden image", $"{views[2].Name}: there is no golden image",
                    "old: no view has this name"],
                found);
            Assert.Equal(changed, Png.Read(Path.Combine(_folder["out"], $"{views[0].Name}.actual.png")));
            Assert.Equal(views[0].Pixels, Png.Read(Path.Combine(_folder["out"], $"{views[0].Name}.expected.png")));
            byte[] difference = Png.Read(Path.Combine(_folder["out"], $"{views[0].Name}.difference.png"));
            Assert.Equal(4, difference[5]);
            Assert.Equal(1, difference.Count(column => column != 0));
        }

        [Fact]
        public void An_invalid_golden_image_is_reported_by_name()
        {
            File.WriteAllText(_folder["progress-begin.png"], "no picture");
            Directory.CreateDirectory(_folder["out"]);

            InputException refused = Assert.Throws<InputException>(
                () => new GoldenImages(_folder.Root).Compare(ViewCatalog.Draw(), _folder["out"]));

            Assert.StartsWith(_folder["progress-begin.png"] + ": this is not a PNG", refused.Message);
        }

        [Fact]
        public void An_output_folder_that_cannot_be_created_is_refused()
        {
            File.WriteAllText(_folder["file"], string.Empty);

            Assert.Contains("--out", Cli.ExpectBadInput("screens", "--out", _folder["file"]));
        }
    }
}
