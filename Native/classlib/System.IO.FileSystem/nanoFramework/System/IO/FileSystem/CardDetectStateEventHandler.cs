namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Takes note of a card that is put in or taken out.</summary>
    public delegate void CardDetectStateEventHandler(object sender, CardDetectChangedEventArgs e);
}
