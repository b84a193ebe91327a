from manim import *

config.background_color = "#0f172a"
config["pixel_height"] = 480
config.frame_rate = 15
W, H = config.frame_width, config.frame_height
Text.set_default(font_size=28, color=GREY_A)


class UsesConfig(Scene):
    def construct(self):
        self.camera.background_color = config.background_color
        border = Rectangle(width=W - 0.5, height=H - 0.5)
        info = VGroup(
            Text(f"{config.pixel_width} x {config['pixel_height']}"),
            Text(f"top at {config.top[1]:.1f}, right at {config.right_side[0]:.1f}"),
            Text(f"radius {config.frame_x_radius:.1f}"),
        ).arrange(DOWN)
        self.play(Create(border), FadeIn(info))
        with tempconfig({"frame_width": 20}):
            self.play(info.animate.scale(config.frame_width / 20))
        now = self.renderer.time
        self.wait(1 + 0 * now)
        Text.set_default()
