enum color {
color_red = 1,
color_green = 2,
color_blue = 3,
};
const char *names[] = {
[1] = "red",
[2] = "green",
[3] = "blue",
};
int a; int b; int c; switch (k) { case k_a: return a; case k_b: return b; case k_c: return c; }
