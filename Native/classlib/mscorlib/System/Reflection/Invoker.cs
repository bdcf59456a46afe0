namespace System.Reflection
{
    /// <summary>
    /// What the linker writes for each member: unpacks the arguments, calls the method, packs the result. For a field, no arguments read it
    /// and one argument is stored.
    /// </summary>
    internal delegate object Invoker(object target, object[] arguments);
}
