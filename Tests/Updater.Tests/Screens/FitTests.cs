using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Screens;
using FlipperUpdaterNano.VirtualFlipper.Display;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Screens
{
    /// <summary>Checks that every message fits: no letter or icon is clipped by the edge of the display or overlaps another.</summary>
    public class FitTests
    {
        public static TheoryData<int, int> Errors()
        {
            TheoryData<int, int> data = [];
            foreach (ErrorRow row in StageCatalog.Rows())
            {
                data.Add(row.Stage, row.From);
                if (row.To != row.From)
                {
                    data.Add(row.Stage, row.To);
                }
            }

            return data;
        }

        public static TheoryData<int> Stages() => [.. Enumerable.Range(1, StageCatalog.Last)];

        [Theory]
        [MemberData(nameof(Errors))]
        public void The_failure_view_fits_the_display(int stage, int progress) => AssertFits(screen => screen.ShowFailure(stage, progress));

        [Theory]
        [MemberData(nameof(Stages))]
        public void The_failure_view_of_a_code_without_a_catalog_row_fits_the_display(int stage) =>
            AssertFits(screen => screen.ShowFailure(stage, 255));

        [Theory]
        [MemberData(nameof(Stages))]
        public void The_progress_view_fits_the_display(int stage)
        {
            AssertFits(screen => screen.ShowProgress(StageCatalog.Label(stage), 50, false));
            AssertFits(screen => screen.ShowProgress(StageCatalog.Label(stage), 50, true));
        }

        [Fact]
        public void The_waiting_view_and_the_question_views_fit_the_display()
        {
            AssertFits(screen => screen.ShowWaitingForCard());
            AssertFits(screen => screen.ShowQuestion(Question.Abort));
            AssertFits(screen => screen.ShowQuestion(Question.Finish));
            AssertFits(screen => screen.ShowQuestion(Question.GoBack));
        }

        [Fact]
        public void A_text_that_is_too_long_is_detected()
        {
            Assert.Contains("is cut", Fault(screen => screen.ShowProgress("A label that is longer than a line of the display", 50, false)));
        }

        private static void AssertFits(Action<UpdaterScreen> draw)
        {
            string? fault = Fault(draw);
            Assert.True(fault == null, fault);
        }

        private static string? Fault(Action<UpdaterScreen> draw)
        {
            (IDevice device, List<DrawnBitmap> drawn) = DrawingSpy.Create();
            draw(new UpdaterScreen(device));
            Assert.NotEmpty(drawn);
            HashSet<(int X, int Y)> dark = [];
            DrawnBitmap? last = null;
            foreach (DrawnBitmap bitmap in drawn)
            {
                foreach ((int x, int y) in bitmap.Points)
                {
                    if (x is < 0 or >= Frame.Width || y is < 0 or >= Frame.Height)
                    {
                        return $"the bitmap at ({bitmap.X}, {bitmap.Y}) is cut at ({x}, {y})";
                    }

                    if (!dark.Add((x, y)) && !bitmap.IsSecondStrokeOf(last))
                    {
                        return $"the bitmap at ({bitmap.X}, {bitmap.Y}) is drawn over another at ({x}, {y})";
                    }
                }

                last = bitmap;
            }

            return null;
        }
    }
}
