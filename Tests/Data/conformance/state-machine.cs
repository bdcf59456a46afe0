using System;

enum State
{
    Idle,
    Word,
    Number,
}

class Program
{
    static void Main()
    {
        string input = "abc 123 x9 42";
        State state = State.Idle;
        string token = "";
        for (int i = 0; i <= input.Length; i++)
        {
            char c = i < input.Length ? input[i] : ' ';
            bool letter = c >= 'a' && c <= 'z';
            bool digit = c >= '0' && c <= '9';
            switch (state)
            {
                case State.Idle:
                    token = c.ToString();
                    state = letter ? State.Word : digit ? State.Number : State.Idle;
                    break;
                case State.Word when letter || digit:
                case State.Number when digit:
                    token += c.ToString();
                    break;
                default:
                    Console.WriteLine((state == State.Word ? "word " : "number ") + token);
                    state = State.Idle;
                    break;
            }
        }
    }
}
