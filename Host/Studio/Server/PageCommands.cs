using System.Text.Json.Nodes;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio.Server
{
    /// <summary>Executes the commands of a page. Each command is an object with one key.</summary>
    internal sealed class PageCommands(StudioSession session)
    {
        private const int MostOperations = 2000;

        /// <summary>Executes a command.</summary>
        /// <returns>The response to the page, or <see langword="null"/> for none.</returns>
        /// <exception cref="StudioException">The command cannot be executed.</exception>
        public JsonObject? Do(JsonObject command)
        {
            (string name, JsonNode? value) = command.FirstOrDefault();
            switch (name)
            {
                case "do":
                    session.Current.Hold.Do(TextOf(value));
                    break;
                case "pause":
                    session.Current.Hold.Pause(value!.GetValue<bool>());
                    break;
                case "step":
                    session.Current.Hold.Pause(false, stopsAtScreen: true);
                    break;
                case "speed":
                    session.Current.Hold.Hurry(Math.Max(0, value!.GetValue<double>()));
                    break;
                case "goto":
                    session.GoTo(value!.GetValue<int>());
                    break;
                case "cut":
                    session.CutAt(TextOf(value));
                    break;
                case "seed":
                    session.SetSeed(SessionLink.SeedOf(TextOf(value)));
                    break;
                case "open":
                    Open(SessionLink.Parse(TextOf(value)));
                    break;
                case "operations":
                    return new JsonObject { ["operations"] = session.Current.Feed.Operations(TextOf(value), MostOperations) };
                case "gallery":
                    return new JsonObject { ["gallery"] = Gallery() };
                default:
                    throw new StudioException($"there is no command '{name}'");
            }

            return null;
        }

        private void Open(SessionLink link)
        {
            if (link.IsChip && !session.IsChip)
            {
                session.Say("The emulator starts once updater.bin is up to date; a first build takes minutes.");
            }

            if (link.IsChip)
            {
                // The link is opened in the background, so that the page's other commands do not wait for a build.
                _ = Task.Run(() => OpenChip(link));
            }
            else
            {
                session.Open(link);
            }
        }

        private void OpenChip(SessionLink link)
        {
            try
            {
                session.Open(link);
            }
            catch (Exception failed)
            {
                session.Say(failed is StudioException ? failed.Message : $"{failed.GetType().Name}: {failed.Message}");
            }
        }

        private static string TextOf(JsonNode? value) => value?.GetValue<string>() ?? string.Empty;

        private JsonArray Gallery() => [.. session.Draw().Select(view => new JsonArray(
            view.Name, view.Caption, Base64(view.Actual), Base64(view.Golden)))];

        private static string? Base64(byte[]? pixels) => pixels == null ? null : Convert.ToBase64String(pixels);
    }
}
