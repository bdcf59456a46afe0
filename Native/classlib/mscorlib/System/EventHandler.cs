namespace System
{
    /// <summary>A method that handles an event.</summary>
    public delegate void EventHandler(object sender, EventArgs e);
}
