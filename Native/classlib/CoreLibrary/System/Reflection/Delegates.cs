namespace System.Reflection
{
    /// <summary>
    /// The code that the linker generates for each member: unboxes the arguments, calls the method, boxes the result. For a field, a call
    /// without arguments reads it, and one argument is the value to store.
    /// </summary>
    internal delegate object Invoker(object target, object[] arguments);

    /// <summary>A method of MemberTable. An image contains only the tables for the kinds of members that its program queries.</summary>
    internal delegate MemberInfo[] MemberLoader(int type);

    /// <summary>
    /// Never invoked: the linker creates such a delegate from a method, to compare its number with that of another delegate's
    /// method.
    /// </summary>
    internal delegate void MemberProbe();
}
