namespace System.Reflection
{
    /// <summary>
    /// The code that the linker generates for each member: unpacks the arguments, calls the method, packs the result. For a field, a call
    /// without arguments reads it, and one argument is stored.
    /// </summary>
    internal delegate object Invoker(object target, object[] arguments);

    /// <summary>A method of MemberTable. An image holds only the tables of the kinds of members that its program asks for.</summary>
    internal delegate MemberInfo[] MemberLoader(int type);

    /// <summary>Never called: the linker creates one of a method to compare its number with that of another delegate's method.</summary>
    internal delegate void MemberProbe();
}
