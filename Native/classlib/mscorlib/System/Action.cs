namespace System
{
    /// <summary>A method without parameters and result.</summary>
    public delegate void Action();
}
