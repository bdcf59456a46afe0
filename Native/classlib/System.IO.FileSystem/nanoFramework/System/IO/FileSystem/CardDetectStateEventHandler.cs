namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Handles the insertion or removal of a card.</summary>
    public delegate void CardDetectStateEventHandler(object sender, CardDetectChangedEventArgs e);
}
