namespace System.Reflection
{
    /// <summary>A field of the image.</summary>
    internal sealed class RuntimeFieldInfo : FieldInfo
    {
        // System.Reflection.FieldAttributes of metadata; the access is that of methods.
        private const int InitOnlyBit = 0x20;
        private const int LiteralBit = 0x40;

        private readonly int _declaring;
        private readonly string _name;
        private readonly int _attributes;
        private readonly int _type;
        private readonly Invoker _access;
        private readonly int _number;

        internal RuntimeFieldInfo(
            RuntimeTypeHandle declaring, string name, int attributes, RuntimeTypeHandle type, Invoker access, int number)
        {
            _declaring = declaring.Index;
            _name = name;
            _attributes = attributes;
            _type = type.Index;
            _access = access;
            _number = number;
        }

        public override string Name
        {
            get { return _name; }
        }

        public override Type DeclaringType
        {
            get { return RuntimeType.Of(_declaring); }
        }

        public override Type FieldType
        {
            get { return RuntimeType.Of(_type); }
        }

        internal int Attributes
        {
            get { return _attributes; }
        }

        private bool IsStatic
        {
            get { return (_attributes & MethodBase.StaticBit) != 0; }
        }

        public override object GetValue(object obj)
        {
            CheckTarget(obj);

            return _access(obj, null);
        }

        public override void SetValue(object obj, object value)
        {
            if ((_attributes & LiteralBit) != 0 || (IsStatic && (_attributes & InitOnlyBit) != 0))
            {
                throw new FieldAccessException("Cannot set the constant or read-only field " + _name + ".");
            }

            CheckTarget(obj);
            _access(obj, new object[] { Arguments.Fit(value, _type) });
        }

        public override object[] GetCustomAttributes(bool inherit)
        {
            return MemberTable.Attributes(_number, false);
        }

        public override string ToString()
        {
            return Arguments.Describe(_type) + " " + _name;
        }

        private void CheckTarget(object target)
        {
            if (IsStatic)
            {
                return;
            }

            if (target == null)
            {
                throw new TargetException("Non-static field requires a target.");
            }

            if (!DeclaringType.IsInstanceOfType(target))
            {
                throw new ArgumentException(
                    "Field '" + _name + "' defined on type '" + DeclaringType.FullName
                    + "' is not a field on the target object which is of type '"
                    + target.GetType().FullName + "'.");
            }
        }
    }
}
