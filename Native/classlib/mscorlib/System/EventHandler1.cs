namespace System
{
    /// <summary>A method that handles an event; for code that the linker instantiates.</summary>
    public delegate void EventHandler<TEventArgs>(object sender, TEventArgs e);
}
